import CommandKit
import Documents
import Messages

/// What is wrong with a document of claims.
enum ClaimMessage: Message {
  // MARK: The file

  case isEmpty
  case isTooLarge(limit: Int)
  /// A lesson, as far as its front matter tells.
  case isNoDocumentOfClaims
  /// For who takes a document of claims for a lesson.
  case isNoLesson(file: String)
  case problems(Problems)
  /// The program was built without one.
  case noneBuiltIn
  case noSuchClaim(number: Int, claims: [Int])

  // MARK: Its form

  case noTitle
  case secondTitle
  case noClaims
  case heading(text: String)
  case repeatedNumber(number: Int, line: Int)
  case missing(Part, claim: Int)
  case repeated(Part, claim: Int)
  case measurementOutside
  case measurementKeys
  case emptyMeasurement
  case figureForm
  case ruleForm
  case unknownOutcome(written: String)
  case noConditions
  case conditionForm
  case verdictForm
  case verdictWithoutRule(Verdict.Outcome)

  // MARK: Its statements, with what the language says of them

  case figureUnreadable(expression: String, reason: Failure)
  case conditionUnreadable(condition: String, reason: Failure)
  case measurementUnreadable(reason: Failure)
  case figureIsNoNumber(expression: String)

  // MARK: Lessons and claims together

  case noSuchLesson(file: String)
  case noSuchCell(cell: String, file: String)
  case cellNamesNoClaim(cell: String, file: String, number: Int)
  case cellOfNoClaim(number: Int, file: String)
  case differsFromOtherLanguage(file: String, line: Int)

  /// What a claim is made of.
  enum Part: String, Hashable, Sendable {
    case sentence, place, measurement, figures, rules, verdict

    static let required: [Part] = [.sentence, .measurement, .figures, .rules, .verdict]
  }

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishClaims.words(self)
    case .chinese: ChineseClaims.words(self)
    }
  }
}

/// What an audit says of what it found.
enum AuditMessage: Message {
  /// The name of a verdict.
  case outcome(Verdict.Outcome)
  /// The condition under which it holds, or why it does not, joined to the name of the verdict.
  case why(Verdict.Outcome, text: String)
  /// What is claimed, joined to all that.
  case claimed(sentence: String)
  /// A figure with its label, and several of those.
  case figure(label: String, value: String)
  case figures([String])
  /// So many claims came out so, and over how many seeds.
  case counts([Count], seeds: Int)
  case seeds(Int)
  case noRuleHolds
  case agreement(agree: Int, of: Int)
  case differs(number: Int, written: Verdict.Outcome, found: Verdict.Outcome)
  /// The first condition of the verdict written down that does not hold; what `expect` said of it follows.
  case conditionFails(condition: String)
  /// An earlier rule holds, so that the one written down was not tried.
  case ruleBefore(rule: Int, conditions: [String])
  case measuring(claim: Int, lesson: String?)

  /// How many claims have a verdict.
  struct Count: Hashable, Sendable {
    var outcome: Verdict.Outcome
    var count: Int
  }

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishClaims.words(self)
    case .chinese: ChineseClaims.words(self)
    }
  }
}

extension Verdict.Outcome {
  /// The outcome that is written so in one of the languages.
  init?(written text: String) {
    let outcome = Self.allCases.first { outcome in
      DisplayLanguage.allCases.contains { language in
        AuditMessage.outcome(outcome).words(in: language) == text.lowercased()
      }
    }
    guard let outcome else { return nil }
    self = outcome
  }
}
