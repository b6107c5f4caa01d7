import CommandKit
import Documents
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

  func save(_ wanted: Transcript, _ show: Show) throws(Failure) {
    let text = transcript(id: LessonTemplate.identifier(from: wanted.file))
    try session.files.write(
      Array(text.utf8), to: wanted.file, overwrites: wanted.overwrites, at: wanted.span)
    show(PlayerMessage.navigation(.saved(file: wanted.file)).output)
  }
}

/// The lesson file that a statement has what was done written to.
struct Transcript: Hashable {
  var file: String
  var span: Span
  var overwrites = false
}

extension Syntax.Statement {
  /// `nil` where it does something else.
  var transcript: Transcript? {
    guard traits.contains(.writesDown), let command,
      let arguments = try? Matcher.match(command, to: command.declaration).operands,
      case .value(let expression)? = arguments["file"], case .text(let file) = expression.kind,
      file.hasSuffix(".md"), arguments.keys.allSatisfy({ ["file", "overwrite"].contains($0) })
    else { return nil }
    var transcript = Transcript(file: file, span: expression.span)
    guard case .value(let flag)? = arguments["overwrite"] else { return transcript }
    guard case .name(let word) = flag.kind, let overwrites = Bool(word) else { return nil }
    transcript.overwrites = overwrites
    return transcript
  }
}
