import Classroom
import Documents

extension Change {
  /// As pages read it: what is shown is HTML that holds nothing but what renderers of documents write.
  var json: JSON {
    var members: [JSON.Member] = [JSON.Member("revision", .number(Double(revision)))]
    switch kind {
    case .step(let title):
      members.append(JSON.Member("kind", "step"))
      members.append(JSON.Member("html", .string(html([.heading(title, level: 2)]))))
    case .shown(let document, let role):
      members.append(JSON.Member("kind", .string(role.rawValue)))
      members.append(JSON.Member("html", .string(html(document))))
    case .opened(let ballot):
      members.append(JSON.Member("kind", "opened"))
      members += ballot.members
      members.append(JSON.Member("html", .string(html(Document(ballot.text)))))
      members.append(JSON.Member("options", .strings(ballot.options.map(HTML(prefix: "").inline))))
    case .closed: members.append(JSON.Member("kind", "closed"))
    case .ended: members.append(JSON.Member("kind", "ended"))
    }
    return .object(members)
  }

  /// Ids of elements begin with the revision: they stand in one page.
  private func html(_ document: Document) -> String { document.htmlFragment(id: "r\(revision)") }
}

extension Ballot {
  fileprivate var members: [JSON.Member] {
    let (type, inDecades): (JSON, Bool) =
      switch kind {
      case .number(let inDecades): ("number", inDecades)
      case .option: ("option", false)
      case .options: ("options", false)
      case .words: ("words", false)
      }
    return [
      JSON.Member("question", .string(id)), JSON.Member("round", .number(Double(round))),
      JSON.Member("type", type), JSON.Member("decades", .bool(inDecades)),
    ]
  }
}

extension Answer {
  /// `{"number": 3}`, `{"options": [2]}` or `{"words": "…"}`.
  var json: JSON {
    switch self {
    case .number(let number): ["number": .number(number)]
    case .options(let numbers): ["options": .numbers(numbers.map(Double.init))]
    case .words(let words): ["words": .string(words)]
    }
  }
}
