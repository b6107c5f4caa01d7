import CommandKit

/// Tables as text (RFC 4180), row by row, each with the line that it starts on.
///
/// Written here because an error must name the line of the field at fault: the Swift packages for this give rows
/// without their lines. Fields are places in the text, so that nothing is copied of a table of numbers.
package struct CommaSeparated {
  /// Where a field stands: in the text, or in what was in quotes.
  struct Field {
    let start: Int
    let end: Int
    let isQuoted: Bool
  }

  /// Those of the row in hand.
  private(set) var fields: [Field] = []
  /// The line that the row in hand starts on, from 1.
  private(set) var line = 0
  private let text: UnsafeBufferPointer<UInt8>
  private let path: String
  private var place = 0
  private var lineBehind = 1
  /// What the row in hand has in quotes, without them.
  private var unquoted: [UInt8] = []

  /// - Parameter text: in UTF-8; it has to stay where it is.
  init(_ text: UnsafeBufferPointer<UInt8>, path: String) {
    self.text = text
    self.path = path
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if text.starts(with: mark) { place = mark.count }
  }

  /// Goes to the next row that is no empty line; `false`: there is none.
  ///
  /// - Throws: what names the line of an open quote, or of text after a closing one.
  mutating func next() throws(Failure) -> Bool {
    repeat {
      guard place < text.count else { return false }
      fields.removeAll(keepingCapacity: true)
      unquoted.removeAll(keepingCapacity: true)
      line = lineBehind
      try readRow()
    } while fields.count == 1 && fields[0].start == fields[0].end && !fields[0].isQuoted
    return true
  }

  /// The bytes of a field of the row in hand.
  func withBytes<Result>(
    of field: Field, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard field.isQuoted else {
      return try body(UnsafeBufferPointer(rebasing: text[field.start..<field.end]))
    }
    return try unquoted.withUnsafeBufferPointer { (bytes) throws(Failure) in
      try body(UnsafeBufferPointer(rebasing: bytes[field.start..<field.end]))
    }
  }

  private mutating func readRow() throws(Failure) {
    while true {
      if place < text.count, text[place] == UInt8(ascii: "\"") {
        try readQuoted()
      } else {
        let start = place
        while place < text.count, !Self.isEnd(text[place]) { place += 1 }
        fields.append(Field(start: start, end: place, isQuoted: false))
      }
      guard place < text.count else { return }
      if text[place] != UInt8(ascii: ",") { return passLineEnd() }
      place += 1
    }
  }

  private mutating func readQuoted() throws(Failure) {
    let (start, firstLine) = (unquoted.count, lineBehind)
    place += 1
    while true {
      guard place < text.count else {
        throw Failure(TableMessage.openQuote(file: path, line: firstLine))
      }
      let byte = text[place]
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        unquoted.append(UInt8(ascii: "\n"))
        passLineEnd()
      } else if byte != UInt8(ascii: "\"") {
        unquoted.append(byte)
        place += 1
      } else if place + 1 < text.count, text[place + 1] == byte {
        unquoted.append(byte)
        place += 2
      } else {
        place += 1
        break
      }
    }
    guard place == text.count || Self.isEnd(text[place]) else {
      throw Failure(TableMessage.textAfterQuote(file: path, line: lineBehind))
    }
    fields.append(Field(start: start, end: unquoted.count, isQuoted: true))
  }

  /// A line ends with "\n", "\r\n" or "\r".
  private mutating func passLineEnd() {
    let isPair =
      text[place] == UInt8(ascii: "\r") && place + 1 < text.count && text[place + 1] == UInt8(ascii: "\n")
    place += isPair ? 2 : 1
    lineBehind += 1
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// A field as it stands in a table: in quotes where it has to, and where a byte-order mark would be taken from it.
  package static func quoted(_ field: String) -> String {
    let isPlain = !field.utf8.contains { isEnd($0) || $0 == UInt8(ascii: "\"") } && field.utf8.first != 0xEF
    guard !isPlain else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
