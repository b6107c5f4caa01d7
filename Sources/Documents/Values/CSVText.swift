/// A table as text that spreadsheets read (RFC 4180).
package struct CSVText: Hashable, Sendable {
  package private(set) var text = ""

  package init(header: [String]) { add(header) }

  package mutating func add(_ row: [String]) {
    text += row.map(Self.field).joined(separator: ",") + "\r\n"
  }

  /// A field that no spreadsheet takes for a formula: what begins like one and is no number has an apostrophe before it,
  /// also behind a semicolon, at which many countries' spreadsheets divide a line.
  private static func field(_ text: String) -> String {
    let parts = text.split(separator: ";", omittingEmptySubsequences: false)
    let safe = parts.map { part in
      let start = part.unicodeScalars.first
      let isFormula = start.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
      return isFormula && Double(part) == nil ? "'" + part : String(part)
    }.joined(separator: ";")
    guard safe.unicodeScalars.contains(where: { "\",\n\r".unicodeScalars.contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
