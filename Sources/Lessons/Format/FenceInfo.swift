import CommandKit

/// What stands after a fence: a word and keys with values, read by the language's own parser.
struct FenceInfo {
  struct Value: Hashable {
    /// As written.
    var text: String
    var isList = false
    /// The number, or those in the list; `nil`: not all of it is whole numbers.
    var wholeNumbers: [Int]?

    var identifier: String? {
      let isName =
        !text.isEmpty
        && text.unicodeScalars.allSatisfy {
          $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "_"
        }
      return isName ? text : nil
    }

    var flag: Bool? { text == "true" ? true : text == "false" ? false : nil }
  }

  struct Argument: Hashable {
    var key: String
    var value: Value
    /// Where the key begins, in UTF-8 from the start of the info string.
    var offset: Int
  }

  var arguments: [Argument] = []

  private static let parser = Parser(vocabulary: Vocabulary(declarations: []))

  /// - Throws: a failure whose span counts from the start of `info`.
  init(_ info: String) throws(Failure) {
    guard let parsed = try Self.parser.parseInfo(info) else { return }
    let bytes = Array(info.utf8)
    func text(_ span: Span) -> String {
      let end = min(span.end, bytes.count)
      return String(decoding: bytes[min(span.start, end)..<end], as: UTF8.self)
    }
    arguments = parsed.arguments.compactMap { argument in
      guard let key = argument.key else { return nil }
      let value = Value(argument.operand, text: text(argument.operand.span))
      return Argument(key: key.text, value: value, offset: key.span.start)
    }
  }
}

extension FenceInfo.Value {
  fileprivate init(_ operand: Syntax.Operand, text: String) {
    self.text = text
    guard case .value(let expression) = operand else { return }
    if case .list(let items) = expression.kind {
      isList = true
      let numbers = items.map(\.wholeNumber)
      wholeNumbers = numbers.contains(nil) ? nil : numbers.compactMap(\.self)
    } else {
      wholeNumbers = expression.wholeNumber.map { [$0] }
    }
  }
}

extension Syntax.Expression {
  fileprivate var wholeNumber: Int? {
    guard case .number(let number) = kind else { return nil }
    return Int(exactly: number)
  }
}
