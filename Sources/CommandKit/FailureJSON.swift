import Documents
import Messages

extension Failure {
  /// What went wrong, for other programs: kind, code and arguments of the message, its words, the place and the
  /// corrected text.
  ///
  /// `start` and `end` count the UTF-8 bytes of `source`; `line` and `column` count from 1, the column in characters.
  package var json: JSON {
    var members = [JSON.Member("kind", .string(kind.rawValue))] + JSON.members(reason)
    if let source { members.append(JSON.Member("source", .string(source))) }
    if let span {
      var place: [JSON.Member] = [
        JSON.Member("start", .number(Double(span.start))), JSON.Member("end", .number(Double(span.end))),
      ]
      if let (line, column) = self.place {
        place += [
          JSON.Member("line", .number(Double(line))), JSON.Member("column", .number(Double(column))),
        ]
      }
      members.append(JSON.Member("place", .object(place)))
    }
    if let correction { members.append(JSON.Member("correction", .string(correction))) }
    return .object(members)
  }
}

extension JSON {
  /// A message for other programs: its topic and code, its arguments by name, and its words.
  package static func members(_ message: any Message) -> [Member] {
    [
      Member("topic", .string(message.topic)), Member("code", .string(message.code)),
      Member("arguments", .object(message.arguments.map { Member($0.name, JSON($0.value)) })),
      Member("message", .string(message.words(in: .current).showingHidden)),
    ]
  }

  /// A value that a message carries.
  package init(_ argument: MessageArgument) {
    func members(_ fields: [MessageArgument.Field]) -> JSON {
      .object(fields.map { Member($0.name, JSON($0.value)) })
    }
    self =
      switch argument {
      case .none: .null
      case .flag(let flag): .bool(flag)
      case .number(let number): .number(number)
      case .text(let text): .string(text)
      case .list(let elements): .array(elements.map(JSON.init))
      case .parts(let fields): members(fields)
      case .message(let topic, let code, let fields):
        ["topic": .string(topic), "code": .string(code), "arguments": members(fields)]
      }
  }
}
