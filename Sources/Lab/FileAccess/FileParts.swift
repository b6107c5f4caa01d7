import CommandKit
import Files

/// The bytes of a file, given out a part at a time: a large one is never held whole.
struct FileParts: Sendable {
  /// How many there are.
  let count: Int
  private let read: @Sendable (Range<Int>) throws(Failure) -> ArraySlice<UInt8>

  /// Bytes that are there already.
  init(_ bytes: [UInt8]) {
    count = bytes.count
    read = { bytes[$0] }
  }

  /// A file on the disk.
  init(_ file: PartlyRead) {
    count = file.count
    read = { (place) throws(Failure) in
      do throws(FileFailure) { return try file.bytes(place)[...] } catch { throw Failure(error) }
    }
  }

  /// Bytes by their places, the first at the place 0 of what is given or not.
  func part(_ place: Range<Int>) throws(Failure) -> ArraySlice<UInt8> { try read(place) }
}

extension FileAccess {
  /// From how many bytes on a file is read part by part.
  package static let large = 64 << 20

  /// A file that a statement names, to be read part by part where it is large: such a one is not kept for a session that
  /// is brought back, which reads what is there then.
  func parts(of path: String, at span: Span? = nil) throws(Failure) -> FileParts {
    guard !isForLesson, !replaysFiles, File.size(path) > Self.large else {
      return FileParts(try bytes(path, at: span))
    }
    do throws(FileFailure) { return FileParts(try PartlyRead(path)) } catch {
      throw Failure(error, at: span)
    }
  }
}
