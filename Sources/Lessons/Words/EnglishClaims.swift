import Documents

/// What is said of claims, in English.
enum EnglishClaims {
  static func words(_ message: ClaimMessage) -> String {
    switch message {
    case .isEmpty: "The file is empty: gradlab new --audit FILE writes a document to start from."
    case .isTooLarge(let limit):
      "The file has more than \(limit >> 20) MiB, too much for a document of claims."
    case .isNoDocumentOfClaims:
      "This is no document of claims: that has the line kind: claims in its front matter."
    case .isNoLesson(let file):
      "This is a document of claims, no lesson: gradlab audit \(file) measures them."
    case .problems(let problems): problems.description
    case .noneBuiltIn: "This program was built without claims."
    case .noSuchClaim(let number, let claims):
      "There is no claim \(number); there are \(claims.map(String.init).joined(separator: ", "))."
    case .noTitle: "A document of claims has one heading with a single #, its title."
    case .secondTitle: "A document of claims has one heading with a single #; claims have ##."
    case .noClaims: "It has no claim: a heading ## 1 · § 2.3 and below it what section 2.3 says."
    case .heading(let text):
      "A claim's heading is its number and the section that says it, as in ## 5 · § 3.1, not \(text)."
    case .repeatedNumber(let number, let line):
      "Claim \(number) stands in line \(line) already: give this one another number."
    case .missing(let part, let claim): "Claim \(claim) lacks \(needed(part))."
    case .repeated(let part, let claim): "Claim \(claim) has \(name(part)) already: keep one."
    case .measurementOutside: "A measurement stands below the heading of its claim."
    case .measurementKeys: "A measurement takes no keys after the word gradlab."
    case .emptyMeasurement: "This measurement is empty: write the statements that measure the claim."
    case .figureForm: "A figure is a label, a colon and an expression in backquotes: - loss: `it.loss`"
    case .ruleForm: "A rule begins with its outcome in bold (\(outcomes)): 1. **holds**"
    case .unknownOutcome(let written): "There is no outcome \(written). There are: \(outcomes)."
    case .noConditions:
      "A rule needs conditions, or its verdict would be typed and not measured: below it, - `it.loss < 0.3`"
    case .conditionForm: "A condition is what expect takes, in backquotes and nothing else: - `it.loss < 0.3`"
    case .verdictForm:
      "After the rules comes the verdict that they give, with the outcome in bold: Verdict: **holds**"
    case .verdictWithoutRule(let outcome):
      "No rule gives the verdict written down, \(outcome.words(in: .english))."
    case .figureUnreadable(let expression, let failure):
      "The figure \(expression) can't be read. \(failure.reason.words(in: .english))"
    case .conditionUnreadable(let condition, let failure):
      "The condition \(condition) can't be read. \(failure.reason.words(in: .english))"
    case .measurementUnreadable(let failure): failure.reason.words(in: .english)
    case .figureIsNoNumber(let expression): "The figure \(expression) is not one number a seed."
    case .noSuchLesson(let file): "There is no lesson \(file) beside this file."
    case .noSuchCell(let cell, let file): "There is no cell with id=\(cell) in \(file)."
    case .cellNamesNoClaim(let cell, let file, let number):
      "The cell \(cell) in \(file) does not say that it shows this: write claim=\(number) there."
    case .cellOfNoClaim(let number, let file):
      "This cell shows claim \(number), and there is none in \(file)."
    case .differsFromOtherLanguage(let file, let line):
      "The claim differs from line \(line) of \(file) in more than its words."
    }
  }

  private static let outcomes =
    Verdict.Outcome.allCases.map { $0.words(in: .english) }.joined(separator: ", ")

  private static func name(_ part: ClaimMessage.Part) -> String {
    switch part {
    case .sentence: "a sentence"
    case .place: "a link to the cell that shows it"
    case .measurement: "a measurement"
    case .figures: "figures"
    case .rules: "rules"
    case .verdict: "a verdict"
    }
  }

  private static func needed(_ part: ClaimMessage.Part) -> String {
    switch part {
    case .sentence: "its sentence: the first paragraph below the heading says what is claimed"
    case .place: name(part)
    case .measurement: "its measurement: a fence with the word gradlab"
    case .figures: "its figures: a list below the measurement, - loss: `it.loss`"
    case .rules: "its rules: a numbered list below the figures, 1. **holds** and conditions below that"
    case .verdict: "its verdict: a paragraph below the rules, Verdict: **holds**"
    }
  }

  // MARK: What was found

  static func words(_ message: AuditMessage) -> String {
    switch message {
    case .outcome(let outcome): outcome.words(in: .english)
    case .why(.holdsIf, let text): " \(text)"
    case .why(_, let text): " (\(text))"
    case .claimed(let sentence): " — \(sentence) "
    case .figure(let label, let value): "\(label) \(value)"
    case .figures(let figures): figures.joined(separator: ", ")
    case .counts(let counts, let seeds):
      counts.map { "\($0.count) \(plural($0.outcome))" }.joined(separator: ", ") + ". " + words(.seeds(seeds))
    case .seeds(1): "Figures of one seed."
    case .seeds(let count): "Medians over \(number(count)) seeds, with their range."
    case .noRuleHolds: "none of the expected outcomes"
    case .agreement(let agree, let count):
      agree == count
        ? "All \(count) agree with the verdicts written down."
        : "\(agree) of \(count) agree with the verdicts written down."
    case .differs(let number, let written, let found):
      "Claim \(number): written down is \(written.words(in: .english)), found is \(found.words(in: .english))."
    case .conditionFails(let condition): "This decided: \(condition)"
    case .ruleBefore(let rule, let conditions):
      "Rule \(rule) stands before it and holds: \(conditions.joined(separator: "; "))"
    case .measuring(let claim, let lesson): "claim \(claim)\(lesson.map { ": \($0)" } ?? "")"
    }
  }

  private static func plural(_ outcome: Verdict.Outcome) -> String {
    switch outcome {
    case .holds: "hold"
    case .holdsIf: "hold under a condition"
    case .doesNotHold: "do not hold"
    case .implied: "implied, and not so"
    case .undecided: "undecided"
    }
  }

  private static func number(_ count: Int) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    return words.indices.contains(count) ? words[count] : String(count)
  }
}
