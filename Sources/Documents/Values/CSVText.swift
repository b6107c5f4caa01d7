/// A table as text that spreadsheets read (RFC 4180).
package struct CSVText: Hashable, Sendable {
  package private(set) var text = ""

  package init(header: [String]) { add(header) }

  package mutating func add(_ row: [String]) {
    text += row.map(Self.field).joined(separator: ",") + "\r\n"
  }

  /// A field that no spreadsheet takes for a formula: what begins like one and is no number has an apostrophe before it.
  private static func field(_ text: String) -> String {
    let start = text.unicodeScalars.first
    let isFormula = start.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
    let safe = isFormula && Double(text) == nil ? "'" + text : text
    guard safe.unicodeScalars.contains(where: { "\",\n\r".unicodeScalars.contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
