import Platform

/// A file that another program is still writing, read piece by piece as it grows.
package final class GrowingFile {
  /// What came of looking for more.
  package enum News: Hashable, Sendable {
    /// There is no such file (any more).
    case isMissing
    /// Nothing new.
    case nothing
    case bytes([UInt8])
    /// It is shorter than it was, or another file stands there: what was read is of no file any more, and the next piece
    /// is the beginning.
    case beganAnew
  }

  package let path: String
  private var file: OpenFile?
  /// How much has been read.
  private var place = 0
  /// What it began with, to tell when it was written anew.
  private var head: [UInt8] = []
  /// How much of the beginning is compared.
  private static let headLength = 256

  package init(_ path: String) { self.path = path }

  /// The next piece, of at most `most` bytes.
  package func next(atMost most: Int = 1 << 20) throws(FileFailure) -> News {
    guard file != nil else { return try open() }
    guard let piece = try read(at: place, most), let start = try read(at: 0, head.count) else {
      return .nothing
    }
    guard start == head else { return beginAnew() }
    if piece.isEmpty {
      if file?.stands(at: path) == false {
        file = nil
        return try open()
      }
      return try (file?.length() ?? 0) < place ? beginAnew() : .nothing
    }
    if head.count < Self.headLength, place == head.count {
      head += piece.prefix(Self.headLength - head.count)
    }
    place += piece.count
    return .bytes(piece)
  }

  private func open() throws(FileFailure) -> News {
    do throws(FileFailure) {
      let opened = try OpenFile(path, .reading)
      try opened.checkRegular()
      file = consume opened
    } catch {
      if error.isMissing { return .isMissing }
      throw error
    }
    return place > 0 ? beginAnew() : try next()
  }

  private func beginAnew() -> News {
    (place, head) = (0, [])
    return .beganAnew
  }

  private func read(at place: Int, _ count: Int) throws(FileFailure) -> [UInt8]? {
    try file?.bytes(at: place, count)
  }
}
