import Documents
import Lab

/// What the reader has seen, said and tried in a lesson, as a file to keep.
extension Player {
  /// As Markdown: prose, cells, results, guesses, the reader's own statements.
  public var transcriptMarkdown: String { transcript.markdown }

  /// The file that `save "tuesday.md"` names; `nil` where the line is something else, such as a network's weights.
  static func transcriptFile(_ line: String) -> String? {
    guard line.hasPrefix("save "), let quote = line.dropFirst(5).trimmed.first, "\"'".contains(quote) else {
      return nil
    }
    let name = line.dropFirst(5).trimmed.dropFirst()
    guard name.last == quote, name.hasSuffix(".md\(quote)") else { return nil }
    let file = String(name.dropLast())
    return file.contains(quote) ? nil : file
  }

  func saveTranscript(to file: String, _ show: Show) {
    do throws(FileFailure) {
      try TextFile.write(Array(transcriptMarkdown.utf8), to: file)
      show([
        .paragraph("\(file, .code): this lesson as you went through it, with your guesses and solutions.")
      ])
    } catch {
      show([.aside(.warning, [.paragraph(Text(error.description))])])
    }
  }
}
