import Platform

/// A file that is read part by part, from wherever in it.
package final class PartlyRead: Sendable {
  /// How many bytes it had when it was opened.
  package let count: Int
  private let file: OpenFile

  package init(_ path: String) throws(FileFailure) {
    file = try OpenFile(path, .reading)
    try file.checkRegular()
    count = try file.length()
  }

  /// Its bytes at these places.
  ///
  /// - Throws: also where it has become shorter.
  package func bytes(_ places: Range<Int>) throws(FileFailure) -> [UInt8] { try file.bytes(places) }
}
