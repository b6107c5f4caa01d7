import Documents

/// A question that a class answers, once or, after it has talked, once more.
package struct Ballot: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A number; above 0 and held against what is measured in decades, or as it is.
    case number(inDecades: Bool)
    /// One of the options.
    case option
    /// One or several of the options.
    case options
    /// In words; the teacher alone reads them.
    case words
  }

  /// As the lesson names the question.
  package var id: String
  /// From 1: which vote on the question it is.
  package var round: Int
  package var kind: Kind
  package var text: [Block]
  /// Numbered from 1.
  package var options: [Text]

  package init(id: String, round: Int = 1, kind: Kind, text: [Block], options: [Text] = []) {
    self.id = id
    self.round = round
    self.kind = kind
    self.text = text
    self.options = options
  }

  /// Whether answers to both can stand side by side.
  func asksTheSame(as other: Ballot) -> Bool { kind == other.kind && options == other.options }

  /// The next vote on the same question.
  package var again: Ballot {
    var ballot = self
    ballot.round += 1
    return ballot
  }
}

/// What one device said to a ballot.
package enum Answer: Hashable, Sendable {
  case number(Double)
  /// By number from 1: in ascending order, each once.
  case options([Int])
  case words(String)
}

/// What a question's cell has found.
package enum Finding: Hashable, Sendable {
  case number(Double)
  case options([Int])
}

extension Ballot {
  /// The most characters of an answer in words; what is longer is cut.
  package static let mostCharacters = 200

  /// The answer as it is counted; `nil` where it is none to this question.
  package func accepted(_ answer: Answer) -> Answer? {
    switch (kind, answer) {
    case (.number(let inDecades), .number(let number)):
      return number.isFinite && (!inDecades || number > 0) ? answer : nil
    case (.option, .options(let numbers)):
      return numbers.count == 1 && hasOption(numbers[0]) ? answer : nil
    case (.options, .options(let numbers)):
      guard !numbers.isEmpty, numbers.count <= options.count, numbers.allSatisfy(hasOption) else {
        return nil
      }
      return .options(Set(numbers).sorted())
    case (.words, .words(let words)):
      // Scalars, not characters: one character may have any number of marks.
      let cut = String(String.UnicodeScalarView(words.unicodeScalars.prefix(Self.mostCharacters)))
      let line = cut.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return line.isEmpty ? nil : .words(line)
    default: return nil
    }
  }

  /// Whether there is an option of this number, which may be any.
  private func hasOption(_ number: Int) -> Bool { number >= 1 && number <= options.count }

  /// Whether the answer is right: within half a decade, or within 15 % where it isn't held in decades; `nil` where
  /// nothing is right or wrong.
  package func isRight(_ answer: Answer, _ finding: Finding) -> Bool? {
    switch (kind, answer, finding) {
    case (.number(inDecades: true), .number(let said), .number(let found)):
      return found > 0 && (said.logarithm - found.logarithm).magnitude <= 0.5
    case (.number(inDecades: false), .number(let said), .number(let found)):
      return (said - found).magnitude <= 0.15 * found.magnitude
    case (.option, .options(let chosen), .options(let right)): return right.contains(chosen[0])
    case (.options, .options(let chosen), .options(let right)): return chosen == Set(right).sorted()
    default: return nil
    }
  }
}
