/// What is said of the fences of a lesson, in Chinese.
enum ChineseCells {
  static func words(_ message: CellMessage) -> String {
    switch message {
    case .unknownKey(let name, let word, let keys):
      "\(word) has no key \(name). It has: \(keys.joined(separator: ", "))."
    case .wrongValue(let key, let takes): "\(key) takes \(noun(takes))."
    case .roleWithoutIdentifier(let role):
      "A cell with role=\(role.rawValue) needs the id that it shares with its exercise."
    case .isEmpty: "This cell is empty: write a statement, or take it out."
    case .questionWithoutIdentifier: "A question needs an id, as in predict id=shrink."
    case .questionIsEmpty: "The question is empty."
    case .optionsOutOfOrder(let next): "Options are numbered from 1 on: \(next)) …"
    case .optionsWithoutAnswer: "A question with options needs its answer, as in answer=2."
    case .answerIsNoNumber:
      "The answer of a question with options is the number of one, or a list: answer=[1, 3]."
    case .noSuchOption(let number, let count):
      "There is no option \(number): the options go from 1 to \(count)."
    case .numberWithoutOptions:
      "A number as the answer is the number of an option, and this question has none. "
        + "Write options as lines 1) …, or an expression that is measured."
    case .scaleWithoutAnswer: "scale goes with an answer that is measured: answer=it.ratio."
    case .scaleWithOptions: "scale goes with an answer that is measured, not with options."
    }
  }

  private static func noun(_ value: CellMessage.Value) -> String {
    switch value {
    case .identifier(let example): "a name of letters, digits, - and _, as in id=\(example)"
    case .role: "one of starter, check, solution"
    case .claims: "the number of a claim, or a list, as in claim=[2, 4]"
    case .flag: "true or false"
    case .scale: "log10"
    }
  }
}
