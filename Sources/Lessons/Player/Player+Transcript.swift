import CommandKit
import Documents
import Files
import Lab

/// What the reader has seen, said and tried in a lesson, as a file to keep.
extension Player {
  /// As a lesson that runs again: prose, cells with their results, guesses, the reader's own statements and solutions.
  package var transcriptMarkdown: String { transcript(id: lesson.map { $0.id + "-mine" } ?? "lesson") }

  private func transcript(id: String) -> String {
    guard let open = machine.open else { return "" }
    var text = ""
    // Marks that a lesson would not take as they are go before the words do.
    for isPlain in [false, true] {
      var writer = TranscriptWriter(open, isPlain: isPlain)
      text = writer.text(id: id)
      if LessonReader.read(file: "", bytes: Array(text.utf8)).problems.isEmpty { break }
    }
    return text
  }

  func saveTranscript(to file: String, _ show: Show) {
    do throws(FileFailure) {
      try files.write(Array(transcript(id: LessonTemplate.identifier(from: file)).utf8), file)
      show(PlayerMessage.navigation(.saved(file: file)).output)
    } catch {
      show(PlayerMessage.navigation(.notSaved(error)).output)
    }
  }
}

extension Syntax.Statement {
  /// The lesson file that it has what was done written to; `nil` where it does something else.
  var transcriptFile: String? {
    guard traits.contains(.writesDown), let arguments = command?.arguments, arguments.count == 1,
      case .value(let expression)? = arguments.first?.operand, case .text(let file) = expression.kind,
      file.hasSuffix(".md")
    else { return nil }
    return file
  }
}
