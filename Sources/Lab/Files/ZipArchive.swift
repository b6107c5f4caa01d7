import CZlib
import CommandKit

/// The files in a zip (APPNOTE 6.3.9), as far as NumPy writes them: stored or deflated, in one piece, not encrypted.
///
/// Everything that an archive says of itself is checked against its size before it is used: no file is read twice over
/// by overlapping another, and none is larger than deflate can make of its bytes.
struct ZipArchive {
  struct Entry {
    let name: String
    /// Where its bytes stand, behind its own header.
    fileprivate let bytes: Range<Int>
    fileprivate let isDeflated: Bool
    fileprivate let checksum: UInt32
    /// Of the file that it holds, in bytes.
    let size: Int
  }

  let entries: [Entry]
  private let bytes: [UInt8]
  private let path: String

  /// Deflate makes at most so many bytes of one.
  private static let mostRatio = 1032

  init(_ bytes: [UInt8], path: String) throws(Failure) {
    self.bytes = bytes
    self.path = path
    let reader = Reader(bytes: bytes)
    guard let directory = reader.directory() else { throw Failure(ArrayMessage.isNoArchive(file: path)) }
    let damaged = Failure(ArrayMessage.damagedArchive(file: path))
    var entries: [Entry] = []
    var taken: [Range<Int>] = []
    var place = directory.lowerBound
    while place < directory.upperBound {
      guard let (entry, whole, end) = try reader.entry(at: place, before: directory.lowerBound, path),
        end <= directory.upperBound, !entries.contains(where: { $0.name == entry.name })
      else { throw damaged }
      entries.append(entry)
      taken.append(whole)
      // As many as anybody puts into one; names are compared with each other.
      guard entries.count <= 1000 else { throw damaged }
      place = end
    }
    taken.sort { $0.lowerBound < $1.lowerBound }
    guard zip(taken, taken.dropFirst()).allSatisfy({ $0.upperBound <= $1.lowerBound }) else { throw damaged }
    self.entries = entries
  }

  /// The first bytes of a file, `count` at most.
  ///
  /// - Throws: where it is damaged: not as long as is said, or with another checksum where all of it is read; and where
  ///   it shall stop.
  func contents(
    of entry: Entry, first count: Int = .max, shouldStop: () -> Bool = { false }
  ) throws(Failure) -> [UInt8] {
    let wanted = min(count, entry.size)
    let damaged = Failure(ArrayMessage.damagedEntry(file: path, entry: entry.name))
    var result: [UInt8]
    if entry.isDeflated {
      guard let inflated = inflated(entry, wanted, shouldStop) else {
        throw shouldStop() ? .interrupted : damaged
      }
      result = inflated
    } else {
      result = Array(bytes[entry.bytes].prefix(wanted))
    }
    if wanted == entry.size {
      guard Self.checksum(result) == entry.checksum else { throw damaged }
    }
    return result
  }

  /// CRC-32, as an archive has it of each file.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: bytes.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) })
  }

  /// Between two looks at whether to stop.
  private static let mostAtOnce = 1 << 20

  private func inflated(_ entry: Entry, _ wanted: Int, _ shouldStop: () -> Bool) -> [UInt8]? {
    var stream = z_stream()
    // Without a header of zlib's own.
    guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return nil
    }
    defer { inflateEnd(&stream) }
    let isWhole = wanted == entry.size
    // One more, in which a file shows that is longer than it says.
    var result = [UInt8](repeating: 0, count: wanted + 1)
    var given = 0
    let isSound = bytes[entry.bytes].withUnsafeBufferPointer { source in
      result.withUnsafeMutableBufferPointer { target in
        var taken = 0
        while true {
          stream.next_in = source.baseAddress.map { UnsafeMutablePointer(mutating: $0 + taken) }
          stream.avail_in = UInt32(clamping: source.count - taken)
          stream.next_out = target.baseAddress.map { $0 + given }
          stream.avail_out = UInt32(clamping: min(target.count - given, Self.mostAtOnce))
          let (input, output) = (stream.avail_in, stream.avail_out)
          let status = inflate(&stream, Z_NO_FLUSH)
          taken += Int(input - stream.avail_in)
          given += Int(output - stream.avail_out)
          if status == Z_STREAM_END { return given == wanted && taken == source.count }
          guard status == Z_OK else { return false }
          if given == target.count { return !isWhole }
          if shouldStop() { return false }
        }
      }
    }
    guard isSound else { return nil }
    result.removeLast(result.count - min(given, wanted))
    return result
  }

  // MARK: Directory

  /// Reads what an archive says of itself.
  private struct Reader {
    let bytes: [UInt8]

    /// The number of these bytes, low ones first.
    private func number(_ place: Int, _ count: Int) -> Int {
      bytes[place..<(place + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// The same where it may have eight: `nil` where it is larger than any file.
    private func long(_ place: Int) -> Int? {
      bytes[place + 7] < 0x40 ? number(place, 8) : nil
    }

    private func isThere(_ signature: Int, _ place: Int, _ length: Int) -> Bool {
      place >= 0 && place <= bytes.count - length && number(place, 4) == signature
    }

    /// Where the directory stands; `nil` where there is none.
    func directory() -> Range<Int>? {
      // Its end has a remark of any length behind it.
      var end = bytes.count - 22
      while end >= max(0, bytes.count - 22 - 65535), !isThere(0x0605_4B50, end, 22) { end -= 1 }
      guard isThere(0x0605_4B50, end, 22), number(end + 4, 2) == 0, number(end + 6, 2) == 0 else {
        return nil
      }
      var (size, start) = (number(end + 12, 4), number(end + 16, 4))
      let locator = end - 20
      if isThere(0x0706_4B50, locator, 20) {
        guard let record = long(locator + 8), isThere(0x0606_4B50, record, 56),
          let longSize = long(record + 40),
          let longStart = long(record + 48)
        else { return nil }
        (size, start) = (longSize, longStart)
      }
      guard start <= end, size <= end - start else { return nil }
      return start..<(start + size)
    }

    /// An entry of the directory, the bytes that it has in the archive, and where the next one stands; `nil`: damaged.
    func entry(
      at place: Int, before directory: Int, _ path: String
    ) throws(Failure) -> (Entry, Range<Int>, Int)? {
      guard isThere(0x0201_4B50, place, 46) else { return nil }
      let (nameLength, extraLength) = (number(place + 28, 2), number(place + 30, 2))
      let extra = place + 46 + nameLength
      let end = extra + extraLength + number(place + 32, 2)
      guard end <= bytes.count else { return nil }
      let name = String(decoding: bytes[(place + 46)..<extra], as: UTF8.self)
      let method = number(place + 10, 2)
      guard number(place + 8, 2) & 1 == 0, method == 0 || method == 8 else {
        throw Failure(ArrayMessage.unknownPacking(file: path, entry: name))
      }
      // What has no room in four bytes stands behind, in this order.
      var figures = [number(place + 24, 4), number(place + 20, 4), number(place + 42, 4)]
      if figures.contains(0xFFFF_FFFF) {
        guard var field = longFigures(extra, extraLength) else { return nil }
        for index in figures.indices where figures[index] == 0xFFFF_FFFF {
          guard field.count >= 8, let figure = long(field.lowerBound) else { return nil }
          figures[index] = figure
          field.removeFirst(8)
        }
      }
      let (size, packed, header) = (figures[0], figures[1], figures[2])
      guard header <= directory - 30, isThere(0x0403_4B50, header, 30) else { return nil }
      let start = header + 30 + number(header + 26, 2) + number(header + 28, 2)
      guard start <= directory, packed <= directory - start else { return nil }
      guard method == 8 ? size <= packed * ZipArchive.mostRatio : size == packed else { return nil }
      let entry = Entry(
        name: name, bytes: start..<(start + packed), isDeflated: method == 8,
        checksum: UInt32(number(place + 16, 4)), size: size)
      return (entry, header..<(start + packed), end)
    }

    /// The field of an entry that has figures of eight bytes.
    private func longFigures(_ extra: Int, _ length: Int) -> Range<Int>? {
      var place = extra
      while place + 4 <= extra + length {
        let size = number(place + 2, 2)
        guard place + 4 + size <= extra + length else { return nil }
        if number(place, 2) == 1 { return (place + 4)..<(place + 4 + size) }
        place += 4 + size
      }
      return nil
    }
  }
}
