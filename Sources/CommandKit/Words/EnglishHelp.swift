import Messages

/// English for what is said where help is asked for.
enum EnglishHelp {
  static func words(_ message: HelpMessage) -> String {
    switch message {
    case .nothing(let subject, let closest):
      "There is no help on \(subject)." + (closest.map { " Closest: \($0)." } ?? "")

    case .title: "Help"
    case .inValues: "in values"
    case .topics: "topics"
    case .group: "group"
    case .words: "words"
    case .topic: "topic"
    case .what: "what"
    case .word: "word"
    case .whatItGives: "what it gives"
    case .key: "key"
    case .parameter: "parameter"
    case .takes: "takes"
    case .byDefault: "default"
    case .needed: "needed"
    case .field: "field"
    case .whatItIs: "what it is"
    case .verbs: "Verbs"
    case .verbsOf(let group): "Verbs: \(group)"
    case .fieldOfResult: "field of its result"

    case .moreOnOne: "More on one of them: `help WORD`, a verb, a group or a topic."
    case .itsResult: "Its result is `it`, with the fields"
    case .afterDot(let calls): "After a dot: \(all(calls))."
    case .alsoCalled(let names): "Also called \(all(names))."
    case .seeAlso(let names): "See also: \(names.joined(separator: ", "))."

    case .method(let method, let name): "\(method) of \(name)"
    case .keyRemark(let summary, let usual): "\(summary) (\(usual))"

    case .choices(let words): words.joined(separator: ", ")
    case .meaning(let summary, let unit, let range):
      summary + (unit.map { " (\($0))" } ?? "") + (range.map { ", \($0)" } ?? "")
    }
  }

  private static func all(_ names: [String]) -> String { Listing.all(names).words(in: .english) }
}
