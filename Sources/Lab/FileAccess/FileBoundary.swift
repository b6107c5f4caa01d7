import CommandKit
import Files
import Synchronization

/// Holds what a lesson does with files to the lesson's own folder, where its names count from.
///
/// Paths are compared as the system resolves them, links and ".." included, and what was compared is what is opened.
package final class FileBoundary: Sendable {
  /// What a lesson may do.
  package enum Rule: Sendable {
    /// Read in its folder, and write there once the reader has agreed.
    case asks
    /// Read in its folder; what it writes is kept aside for it to read again, and no file is.
    case keepsAside
    /// Whatever the reader may.
    case anywhere
  }

  private struct State {
    /// What the reader has said to the first write; `nil`: nothing yet.
    var agreed: Bool?
    /// The files that the reader does not want to be overwritten.
    var declined: Set<String> = []
    /// What the lesson has written, which is its own to overwrite.
    var written: Set<String> = []
    var aside: [String: [UInt8]] = [:]
  }

  /// The name of the lesson's file.
  private let lesson: String
  private let folder: String
  private let rule: Rule
  private let state = Mutex(State())

  /// Bytes that are kept aside of one lesson.
  private static let mostAside = File.most

  /// - Parameters:
  ///   - lesson: the name of its file, for who is asked.
  ///   - folder: the lesson's; `nil` for one that has none: the working folder.
  package init(of lesson: String, in folder: String?, _ rule: Rule) {
    self.lesson = lesson
    self.folder = Folder.resolved(folder ?? ".")
    self.rule = rule
  }

  /// Has a no hold no longer: the reader wants the same to be tried again.
  package func forgetRefusal() {
    state.withLock { state in
      if state.agreed == false { state.agreed = nil }
      state.declined = []
    }
  }

  /// Where a file lies in the lesson's folder that the reader has named as the lesson does, as they would have to name
  /// it; `nil` where there is none.
  func own(_ path: String) -> String? {
    let place = Folder.resolved(absolute(path))
    return isInside(place) && File.isThere(place) ? shown(place) : nil
  }

  // MARK: Reading

  func read(_ path: String, atMost most: Int, _ access: FileAccess) throws(Failure) -> [UInt8] {
    let written = target(path)
    if let bytes = state.withLock({ $0.aside[written] }) { return bytes }
    let place = Folder.resolved(absolute(path))
    // What it was let read then it is let read again.
    if !access.replays(place) { try checkInside(place, path) }
    return try named(place) { () throws(Failure) in try access.contents(of: place, atMost: most) }
  }

  // MARK: Writing

  func write(_ bytes: [UInt8], to path: String, overwrites: Bool, _ access: FileAccess) throws(Failure) {
    let place = target(path)
    try checkInside(place, path)
    let now = state.withLock { $0 }
    let isOwn = now.written.contains(place)
    let replaces = !isOwn && File.isThere(place)
    let isUnsaid = replaces && !overwrites
    switch rule {
    case .anywhere: if isUnsaid { try access.agree(on: .overwriting(file: shown(place))) }
    case .keepsAside:
      if isUnsaid { throw Failure(FilePermissionMessage.isThere(file: shown(place))) }
      return try keepAside(bytes, place)
    case .asks:
      if isUnsaid, access.isScript { throw Failure(FilePermissionMessage.isThere(file: shown(place))) }
      try agree(place, replaces: replaces, now, access)
    }
    try named(place) { () throws(Failure) in
      do throws(FileFailure) { try access.write(bytes, place) } catch { throw Failure(error) }
    }
    state.withLock { _ = $0.written.insert(place) }
  }

  private func agree(_ place: String, replaces: Bool, _ now: State, _ access: FileAccess) throws(Failure) {
    if !replaces, now.agreed == true { return }
    let file = String(place.dropFirst(folder == "/" ? 1 : folder.count + 1))
    let elsewhere = folder == Folder.resolved(".") ? nil : shown(folder)
    let question: FileQuestion =
      replaces
      ? .lessonOverwrites(lesson: lesson, file: file, folder: elsewhere)
      : .lessonWrites(lesson: lesson, file: file, folder: elsewhere)
    if replaces ? now.declined.contains(place) : now.agreed == false { throw .declined(question) }
    guard let ask = access.ask else {
      throw Failure(FilePermissionMessage.nobodyToAsk(lesson: lesson, file: file))
    }
    let agrees = ask(question)
    state.withLock { state in
      if agrees {
        state.agreed = true
      } else if replaces {
        state.declined.insert(place)
      } else {
        state.agreed = false
      }
    }
    if !agrees { throw .declined(question) }
  }

  private func keepAside(_ bytes: [UInt8], _ place: String) throws(Failure) {
    do throws(FileFailure) { try File.checkWritable(place) } catch {
      throw Failure(error.named(shown(place)))
    }
    let fits = state.withLock { state in
      let others = state.aside.reduce(0) { $1.key == place ? $0 : $0 + $1.value.count }
      guard others + bytes.count <= Self.mostAside else { return false }
      state.aside[place] = bytes
      state.written.insert(place)
      return true
    }
    if !fits { throw Failure(FilePermissionMessage.tooMuch(lesson: lesson, limit: Self.mostAside)) }
  }

  // MARK: Places

  private func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : "\(folder)/\(path)" }

  /// What is written at a path: a link there is replaced, not followed.
  private func target(_ path: String) -> String {
    let path = absolute(path)
    let name = Folder.lastName(of: path)
    guard name != ".", name != ".." else { return Folder.resolved(path) }
    let parent = Folder.resolved(Folder.parent(of: path))
    return (parent == "/" ? "" : parent) + "/" + name
  }

  private func isInside(_ place: String) -> Bool { place.hasPrefix(folder == "/" ? "/" : folder + "/") }

  private func checkInside(_ place: String, _ path: String) throws(Failure) {
    guard rule != .anywhere, !isInside(place) else { return }
    throw Failure(
      FilePermissionMessage.outside(lesson: lesson, file: path, isChecked: rule == .keepsAside))
  }

  /// A place as the reader would name it.
  private func shown(_ place: String) -> String {
    let here = Folder.resolved(".")
    return place.hasPrefix(here + "/") ? String(place.dropFirst(here.count + 1)) : place
  }

  /// Has a failure name the place as the reader would.
  private func named<Value>(
    _ place: String, _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    do throws(Failure) { return try body() } catch {
      guard let reason = error.reason as? FileFailure else { throw error }
      throw Failure(reason.named(shown(place)))
    }
  }
}
