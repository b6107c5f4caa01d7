import CommandKit
import Documents
import Lab
import Lessons
import LineEditor
import Verbs

/// What the line editor asks of the language while a line is typed: completion, and help on what stands there.
struct EditorAssistance {
  let session: Session
  let player: Player

  func complete(_ text: String, cursor: Int) -> Completion? {
    let scope = session.scope(
      files: FileNames.beginning,
      words: { declaration, parameter in
        parameter.isWord ? LessonVerb.of(declaration)?.words(player) ?? [] : []
      })
    let found = Completer(vocabulary: session.vocabulary).complete(text, at: cursor, in: scope)
    guard !found.candidates.isEmpty else { return nil }
    let isAlone = found.candidates.count == 1
    return Completion(
      replacing: found.range.start..<found.range.end,
      with: found.candidates.map { candidate in
        var inserted = candidate.text
        if candidate.kind == .verb, !candidate.text.hasSuffix("(") { inserted += " " }
        if candidate.kind == .file, isAlone, !candidate.text.hasSuffix("/") {
          inserted += Self.closingQuote(text, found.range)
        }
        return Completion.Candidate(inserted, candidate.description)
      })
  }

  /// The quote that ends a file's name, where it isn't there yet.
  private static func closingQuote(_ text: String, _ range: Span) -> String {
    let bytes = Array(text.utf8)
    guard let opening = String(decoding: bytes[..<range.start], as: UTF8.self).last else { return "" }
    let quote =
      switch opening {
      case "“": "”"
      case "‘": "’"
      default: String(opening)
      }
    return String(decoding: bytes[range.end...], as: UTF8.self).hasPrefix(quote) ? "" : quote
  }

  /// Help on the name at the cursor, else on the line's verb, else all of it.
  func help(_ text: String, cursor: Int) -> Document {
    let names = Vocabulary.names(in: text, at: cursor)
    for name in [names.touched, names.first] {
      if let name, let page = try? session.help.page(on: name) { return page }
    }
    return session.help.overview
  }

  /// Whether "?" is meant as a question: behind a name that help knows, outside texts and answers.
  func asksForHelp(_ text: String, cursor: Int) -> Bool {
    guard player.prompt == .statement, cursor == text.utf8.count,
      let name = Vocabulary.names(in: text, at: cursor).touched
    else { return false }
    return (try? session.help.page(on: name)) != nil
  }
}
