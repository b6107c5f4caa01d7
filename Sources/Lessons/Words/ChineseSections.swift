/// What is said of the form of a lesson, in Chinese.
enum ChineseSections {
  static func words(_ message: SectionMessage) -> String {
    switch message {
    case .noTitle: "A lesson has one heading with a single #, its title."
    case .noSteps: "A lesson has steps: headings with ##."
    case .secondTitle: "A lesson has one heading with a single #; steps have ##."
    case .titleIsNotFirst: "The lesson's title, the heading with a single #, stands first."
    case .stepInDetails: "Steps begin outside of <details>: close it with </details> before."
    case .questionInDetails: "A question stands outside of <details>."
    case .detailsNotClosed: "The <details> that begins here is not closed: write </details>."
    case .detailsStillOpen(let line):
      "The <details> of line \(line) is still open here: write </details> first."
    case .closesNothing: "This </details> closes nothing."
    case .summaryOutside: "A summary stands inside of <details>."
    case .noSummary: "<details> needs its title: <summary>Title</summary>."
    case .summaryNotClosed: "The summary that begins here is not closed: <summary>Title</summary>."
    case .commentNotClosed: "The comment that begins here is not closed: write -->."
    case .textAfterComment:
      "What follows --> on its line is lost: put it on a line of its own, after an empty one."
    case .unknownHTML(let text):
      "A lesson knows no HTML but <details>, <summary> and comments: \(text)"
    case .emptyLineMissing(let after):
      "An empty line is missing after \(after): without it the text that follows stays raw HTML."
    case .repeatedIdentifier(let id, let line):
      "The id \(id) is already that of line \(line): give this one another."
    }
  }

  static func words(_ message: StepMessage) -> String {
    switch message {
    case .solutionOutside: "A solution stands in <details> after the check of its exercise."
    case .cellInDetails: "A cell in <details> is the solution of an exercise, and follows its check."
    case .explanations(let count, let question, let options):
      "The list in this explanation has \(count) items, and the question "
        + "\(question) has \(options) options: one for each."
    case .unanswered(let question):
      "No cell follows the question \(question) in its step to compute its answer."
    case .otherSolution(let exercise):
      "This cell is the solution of the exercise: id=\(exercise) role=solution."
    case .secondSolution: "A solution is one cell: put its statements together."
    case .lacks(.check, let exercise, let end):
      "The exercise \(exercise) lacks its check (id=\(exercise) role=check): \(clause(end))."
    case .lacks(.solution, let exercise, let end):
      "The exercise \(exercise) lacks its solution in <details>: \(clause(end))."
    }
  }

  private static func clause(_ end: StepMessage.End) -> String {
    switch end {
    case .step: "the step ends"
    case .prose: "prose follows"
    case .pause: "a pause follows"
    case .question(let line): "a question follows in line \(line)"
    case .cell(let line): "another cell follows in line \(line)"
    case .details(let line): "details follow in line \(line)"
    }
  }

  static func words(_ message: PitfallMessage) -> String {
    switch message {
    case .lineMakesHeading:
      "The line --- makes a heading of what stands above it. Put an empty line before it, "
        + "or write the heading with ##."
    case .marksAreNested: "<details> and comments stand at the left margin, not in a list or quote."
    case .cellIsIndented:
      "A cell stands at the left margin: this line begins with blanks, so that it is not run."
    case .cellIsNested: "A cell stands at the left margin, never in a list or quote."
    case .fenceNotClosed(let fence):
      "The fence that begins here is not closed: put a line \(fence) after its last."
    case .fenceStillOpen(let line, let fence):
      "The fence of line \(line) is still open here: close it with a line \(fence)."
    case .commentInText: "A comment stands on a line of its own, after an empty one."
    case .vanishes(let tag):
      "\(tag) vanishes, as it reads as an HTML tag: put it in backquotes, `\(tag)`."
    case .starsAround(let words):
      "The stars around \(words) make it slanted or bold here. Put a formula in backquotes."
    case .starsStay:
      "** stays as it is here: bold begins after a blank or a sign and ends before one. "
        + "Move the punctuation outside of it."
    }
  }
}
