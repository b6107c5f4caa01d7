import Foundation

// embed-texts OUTPUT [NAME FILE]…: a Swift source that holds files as string literals, each under a name.

let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first, arguments.count % 2 == 1 else {
  FileHandle.standardError.write(Data("usage: embed-texts OUTPUT [NAME FILE]…\n".utf8))
  exit(2)
}

var source = """
  // Made from text files when the package is built.
  enum EmbeddedTexts {
    /// The text of a file that is certainly there: its name stands in the code.
    static func text(of file: String) -> String {
      guard let found = all.first(where: { $0.file == file }) else { preconditionFailure("no text \\(file)") }
      return found.text
    }

    static let all: [(file: String, text: String)] = [

  """
var rest = arguments.dropFirst()
while let name = rest.popFirst(), let path = rest.popFirst() {
  let text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
    .replacing("\r\n", with: "\n").replacing("\u{FEFF}", with: "")
  // More signs than anywhere in the text: nothing in it can end the literal or begin an interpolation.
  var longest = 0
  var run = 0
  for character in text {
    run = character == "#" ? run + 1 : 0
    longest = max(longest, run)
  }
  let signs = String(repeating: "#", count: longest + 1)
  let file = name.replacing("\\", with: "/")
  source += "    (\"\(file)\", \(signs)\"\"\"\n\(text)\n\"\"\"\(signs)),\n"
}
source += "  ]\n}\n"
// What says the same as before keeps its date, so that nothing is compiled again.
if (try? String(contentsOfFile: output, encoding: .utf8)) != source {
  try source.write(toFile: output, atomically: true, encoding: .utf8)
}
