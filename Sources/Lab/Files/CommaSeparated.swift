import CommandKit

/// Tables as text (RFC 4180), each field with the line that it starts on.
///
/// Written here because an error must name the line of the field at fault: the Swift packages for this give rows
/// without their lines.
enum CommaSeparated {
  struct Row {
    let line: Int
    var fields: [String]
  }

  /// Hands over the rows of a text, one after the other; empty lines are left out.
  ///
  /// - Throws: what `body` throws, and one that names the line of an open quote, or of text after a closing one.
  static func forEachRow(
    of text: String, path: String, _ body: (Row) throws(Failure) -> Void
  ) throws(Failure) {
    var row = Row(line: 1, fields: [])
    var field: [UInt8] = []
    var line = 1
    var isQuoted = false
    var quoteLine = 0
    var wasQuoted = false
    var bytes = text.utf8[...]
    func finishField() {
      row.fields.append(String(decoding: field, as: UTF8.self))
      field = []
      wasQuoted = false
    }
    func finishRow() throws(Failure) {
      let isEmpty = row.fields.isEmpty && field.isEmpty && !wasQuoted
      if !isEmpty {
        finishField()
        try body(row)
      }
      line += 1
      row = Row(line: line, fields: [])
    }
    while let byte = bytes.popFirst() {
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          if byte == UInt8(ascii: "\n") { line += 1 }
          field.append(byte)
        } else if bytes.first == UInt8(ascii: "\"") {
          field.append(byte)
          bytes.removeFirst()
        } else {
          isQuoted = false
          wasQuoted = true
        }
        continue
      }
      switch byte {
      case UInt8(ascii: ","): finishField()
      case UInt8(ascii: "\n"): try finishRow()
      case UInt8(ascii: "\"") where field.isEmpty && !wasQuoted:
        isQuoted = true
        quoteLine = line
      default:
        guard !wasQuoted else {
          throw Failure(TableMessage.textAfterQuote(file: path, line: line))
        }
        field.append(byte)
      }
    }
    guard !isQuoted else {
      throw Failure(TableMessage.openQuote(file: path, line: quoteLine))
    }
    try finishRow()
  }
}
