import CommandKit
import Documents
import Lab
import Lessons
import LineEditor

/// What the line editor asks of the language while a line is typed: completion, and help on what stands there.
struct EditorAssistance {
  let session: Session
  let player: Player

  func complete(_ text: String, cursor: Int) -> Completion? {
    let scope = session.scope(
      files: FileNames.beginning,
      words: { declaration, parameter in
        guard ["learn", "goto"].contains(declaration.name), parameter.isWord else { return [] }
        let lessons = player.library.entries.compactMap(\.front)
        return (declaration.name == "goto" ? player.lesson.map(Self.places) ?? [] : [])
          + lessons.map { Completer.Candidate($0.id, $0.title, .word) }
      })
    let found = Completer(vocabulary: session.vocabulary).complete(text, at: cursor, in: scope)
    guard !found.candidates.isEmpty else { return nil }
    let isAlone = found.candidates.count == 1
    return Completion(
      replacing: found.range.start..<found.range.end,
      with: found.candidates.map { candidate in
        var inserted = candidate.text
        if candidate.kind == .verb { inserted += " " }
        if candidate.kind == .file, isAlone, !candidate.text.hasSuffix("/") {
          inserted += Self.closingQuote(text, found.range)
        }
        return Completion.Candidate(inserted, candidate.description)
      })
  }

  /// The quote that ends a file's name, where it isn't there yet.
  private static func closingQuote(_ text: String, _ range: Span) -> String {
    let bytes = Array(text.utf8)
    guard range.start > 0 else { return "" }
    let quote = bytes[range.start - 1]
    let isClosed = range.end < bytes.count && bytes[range.end] == quote
    return isClosed ? "" : String(decoding: [quote], as: UTF8.self)
  }

  /// Where `goto` can lead in a lesson: its steps by number, its cells by name.
  private static func places(_ lesson: Lesson) -> [Completer.Candidate] {
    let steps = lesson.steps.filter { !$0.title.isEmpty }
    let named = lesson.places.compactMap { place -> Completer.Candidate? in
      lesson[place].id.map { Completer.Candidate($0, "in " + lesson.steps[place.step].title, .word) }
    }
    return steps.enumerated().map { Completer.Candidate("\($0 + 1)", $1.title, .word) } + named
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
