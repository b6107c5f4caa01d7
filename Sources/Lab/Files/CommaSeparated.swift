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

  /// The rows of a text; empty lines are left out.
  ///
  /// - Throws: one that names the line of an open quote, or of text after a closing one.
  static func rows(_ text: String, path: String) throws(Failure) -> [Row] {
    var rows: [Row] = []
    var row = Row(line: 1, fields: [])
    var field: [UInt8] = []
    var line = 1
    var isQuoted = false
    var quoteLine = 0
    var wasQuoted = false
    var bytes = Array(text.utf8)[...]
    func finishField() {
      row.fields.append(String(decoding: field, as: UTF8.self))
      field = []
      wasQuoted = false
    }
    func finishRow() {
      let isEmpty = row.fields.isEmpty && field.isEmpty && !wasQuoted
      if !isEmpty {
        finishField()
        rows.append(row)
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
      case UInt8(ascii: "\n"): finishRow()
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
    finishRow()
    return rows
  }
}
