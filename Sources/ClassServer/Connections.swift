import Classroom
import Synchronization

/// The connections that are open: how many there may be, and until when each has to have got on.
///
/// Who opens connections and says nothing must not keep others out: where there are too many, the one that has been
/// waiting to say what it wants for the longest is dropped.
final class Connections: Sendable {
  fileprivate struct Open: Sendable {
    let origin: String
    let since: ContinuousClock.Instant
    var deadline: ContinuousClock.Instant?
    var task: Task<Void, Never>?
    var isDropped = false
  }

  fileprivate struct Contents: Sendable {
    var next = 0
    var open: [Int: Open] = [:]
    /// By origin, those whose request has not come yet, the oldest first.
    var silent: [String: [Int]] = [:]
    /// By device, those that follow, the oldest first.
    var following: [Device: [Int]] = [:]
  }

  static let most = 1600
  /// Of one origin, of those whose request has not come yet.
  static let mostSilent = 64
  /// A class that arrives at once has sent its requests, and they are not read yet: that is no silence.
  private static let grace = Duration.seconds(1)
  /// Windows of one browser that follow at a time.
  static let mostFollowing = 4
  private let contents = Mutex(Contents())

  var count: Int { contents.withLock { $0.open.count } }

  /// A number for a connection that has come in, which has some time to say what it wants; `nil` where there are too
  /// many.
  func admit(_ origin: String, now: ContinuousClock.Instant = .now) -> Int? {
    contents.withLock { contents in
      if let here = contents.silent[origin], here.count >= Self.mostSilent,
        let oldest = contents.open[here[0]],
        now - oldest.since > Self.grace
      {
        contents.drop(here[0])
      } else if contents.open.count >= Self.most {
        guard let oldest = contents.silent.values.compactMap(\.first).min() else { return nil }
        contents.drop(oldest)
      }
      // Those that were dropped are there until their tasks have ended.
      guard contents.open.count < Self.most + Self.mostSilent else { return nil }
      contents.next += 1
      contents.open[contents.next] = Open(origin: origin, since: now, deadline: now + ClassServer.patience)
      contents.silent[origin, default: []].append(contents.next)
      return contents.next
    }
  }

  /// Names the task that serves a connection: it is cancelled where the connection is dropped.
  func serve(_ number: Int, by task: Task<Void, Never>) {
    contents.withLock { contents in
      contents.open[number]?.task = task
      if contents.open[number]?.isDropped == true { task.cancel() }
    }
  }

  /// Its request has come.
  func heard(_ number: Int) { contents.withLock { $0.isHeard(number) } }

  /// It follows from now on; where too many of its device do, which may be gone without a word, the oldest is dropped.
  func follow(_ number: Int, _ device: Device) {
    contents.withLock { contents in
      if let all = contents.following[device], all.count >= Self.mostFollowing {
        contents.following[device]?.removeFirst()
        contents.drop(all[0])
      }
      contents.following[device, default: []].append(number)
    }
  }

  /// It does not follow any more.
  func unfollow(_ number: Int, _ device: Device) {
    contents.withLock { contents in
      contents.following[device]?.removeAll { $0 == number }
      if contents.following[device]?.isEmpty == true { contents.following[device] = nil }
    }
  }

  /// Until when it has to have got on; `nil`: it may take as long as it likes.
  func limit(_ number: Int, until deadline: ContinuousClock.Instant?) {
    contents.withLock { $0.open[number]?.deadline = deadline }
  }

  func close(_ number: Int) {
    contents.withLock { contents in
      contents.isHeard(number)
      contents.open[number] = nil
    }
  }

  /// Drops those that have not got on.
  func dropLate(_ now: ContinuousClock.Instant = .now) {
    contents.withLock { contents in
      for (number, connection) in contents.open where !connection.isDropped {
        if let deadline = connection.deadline, deadline < now { contents.drop(number) }
      }
    }
  }

  func dropAll() {
    contents.withLock { contents in for number in contents.open.keys { contents.drop(number) } }
  }
}

extension Connections.Contents {
  fileprivate mutating func drop(_ number: Int) {
    isHeard(number)
    open[number]?.isDropped = true
    open[number]?.task?.cancel()
  }

  /// It is none of those that are waited for any more.
  fileprivate mutating func isHeard(_ number: Int) {
    guard let origin = open[number]?.origin, var here = silent[origin] else { return }
    here.removeAll { $0 == number }
    silent[origin] = here.isEmpty ? nil : here
  }
}
