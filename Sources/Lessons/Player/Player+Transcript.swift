import Documents
import Files
import Lab

/// What the reader has seen, said and tried in a lesson, as a file to keep.
extension Player {
  /// As a lesson that runs again: prose, cells with their results, guesses, the reader's own statements and solutions.
  public var transcriptMarkdown: String { transcript(id: reading.map { $0.lesson.id + "-mine" } ?? "lesson") }

  private func transcript(id: String) -> String {
    guard let reading else { return "" }
    var text = ""
    // Marks that a lesson would not take as they are go before the words do.
    for isPlain in [false, true] {
      var writer = TranscriptWriter(reading: reading, isPlain: isPlain)
      writer.guess = { [record] in reading.guesses[$0]?.text ?? record[reading.lesson.id, .guess, $0] }
      writer.started = { self.started($0) }
      text = writer.text(id: id)
      if LessonReader.read(file: "", bytes: Array(text.utf8)).problems.isEmpty { break }
    }
    return text
  }

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
      try files.write(Array(transcript(id: LessonTemplate.identifier(from: file)).utf8), file)
      show([
        .paragraph(
          "\(file, .code): this lesson up to here, with your guesses, statements and solutions. \("gradlab run \(file)", .code) runs it again."
        )
      ])
    } catch {
      show([.aside(.warning, [.paragraph(Text(error.words(in: .current)))])])
    }
  }
}
