import CommandKit
import Documents
import Messages

/// What is said of a claim that is held against measurements.
package enum ExpectMessage: Message {
  /// `otherwise`: what its author has to say about that.
  case doesNotHold(held: CheckedClaim, otherwise: String?)
  /// What it speaks of can't be computed; `otherwise`: what its author has to say about that.
  case cannotBeComputed(Failure, otherwise: String)
  case noComparison(expression: String)
  case noRange
  case severalRanges(count: Int)
  case rangeOfTwoNumbersWanted

  package func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishExpect.words(self)
    case .chinese: ChineseExpect.words(self)
    }
  }
}

/// A claim with what was compared for each variant, in words and as data.
package struct CheckedClaim: Hashable, Sendable {
  package private(set) var checks: [Check] = []
  private var data: [JSON] = []
  /// All variants in one line, where it holds for them.
  package var summary = Text()

  package init() {}

  package mutating func add(_ check: Check, _ data: JSON) {
    checks.append(check)
    self.data.append(data)
  }

  package var hold: Bool { checks.allSatisfy(\.holds) }

  var json: JSON { .array(data) }
}

extension CheckedClaim: CustomStringConvertible {
  /// For how many variants it holds: `2 of 3`.
  package var description: String { "\(checks.count(where: \.holds)) of \(checks.count)" }
}
