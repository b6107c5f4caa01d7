import CommandKit
import Documents
import Lab
import Lessons
import LineEditor
import Messages
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
    let quote = Self.closingQuote(text, found.range)
    let candidates = found.candidates.filter { candidate in
      // A text has no way to write what is hidden, a line end, or its own quote: such a file can't be named here.
      !candidate.text.unicodeScalars.contains { $0.isHidden || $0.value < 32 || $0 == "\u{FFFD}" }
        && !(candidate.kind == .file && quote.map(candidate.text.contains) == true)
    }
    guard !candidates.isEmpty else { return nil }
    return Completion(
      replacing: found.range.start..<found.range.end,
      with: candidates.map { candidate in
        var inserted = candidate.text
        if candidate.kind == .verb, !candidate.text.hasSuffix("(") { inserted += " " }
        if candidate.kind == .file, candidates.count == 1, !candidate.text.hasSuffix("/"), let quote,
          !Array(text.utf8)[found.range.end...].starts(with: String(quote).utf8)
        {
          inserted.append(quote)
        }
        return Completion.Candidate(inserted, candidate.description)
      })
  }

  /// The quote that ends the text in which a stretch stands.
  private static func closingQuote(_ text: String, _ range: Span) -> Character? {
    switch String(decoding: Array(text.utf8)[..<range.start], as: UTF8.self).last {
    case "“": "”"
    case "‘": "’"
    case let opening: opening
    }
  }

  /// How the call is written that the cursor is in, or the statement's verb.
  func hint(_ text: String, cursor: Int) -> Hint? {
    guard player.prompt == .statement, let call = session.vocabulary.openCall(in: text, at: cursor) else {
      return nil
    }
    let usage = call.declaration.usage(isCall: call.isCall)
    return Hint(
      before: usage.before, parts: usage.parts, separator: usage.separator, after: usage.after,
      current: call.parameter)
  }

  /// Help on the name at the cursor, else on the line's verb, else all of it.
  func help(_ text: String, cursor: Int) -> Document { page(text, cursor: cursor) ?? session.help.overview }

  /// Help on the name at the cursor, else on the line's verb; `nil` where there is none.
  func page(_ text: String, cursor: Int) -> Document? {
    let names = Vocabulary.names(in: text, at: cursor)
    return [names.touched, names.first].lazy.compactMap { $0.flatMap { try? session.helpPage(on: $0) } }.first
  }

  /// Whether "?" is meant as a question: behind a name that help knows, outside texts and answers.
  func asksForHelp(_ text: String, cursor: Int) -> Bool {
    guard player.prompt == .statement, cursor == text.utf8.count,
      let name = Vocabulary.names(in: text, at: cursor).touched
    else { return false }
    return (try? session.helpPage(on: name)) != nil
  }
}
