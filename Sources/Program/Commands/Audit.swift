import ArgumentParser
import CommandKit
import Documents
import Lab
import Lessons
import LineEditor

/// What a text says, held against measurements.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Measures what a text says, claim by claim, and compares with the verdicts written down.",
    discussion: """
      The file is Markdown: for each claim what is said, a measurement, its figures, the rules of the verdict, and the \
      verdict. gradlab new --audit FILE writes one to start from; lessons/README.md describes the form.

      The exit code is 1 where a verdict differs from the one written down, 2 where the file can't be read. With --json \
      each claim is a line, with every value of its figures.
      """)

  @Argument(
    help: ArgumentHelp("A document of claims.", valueName: "file"), completion: .file(extensions: ["md"]))
  var file: String

  @Option(
    help: ArgumentHelp("Over how many seeds, in place of what the file says.", valueName: "number"))
  var seeds: Int?

  @Option(help: ArgumentHelp("Measures this claim alone; may be repeated.", valueName: "number"))
  var claim: [Int] = []

  @OptionGroup var output: OutputOptions
  @OptionGroup var session: SessionOptions

  func validate() throws {
    if let seeds, !(1...ClaimDocument.mostSeeds).contains(seeds) {
      throw ValidationError(CommandMessage.seedsOutOfRange(1...ClaimDocument.mostSeeds).words(in: .current))
    }
  }

  func run() throws {
    let console = Console(output)
    Terminal.installSignals(crashMessage: CrashMessage.fault.words(in: .current))
    let environment = SessionEnvironment(session.settings(console))
    let audit: Audit
    do throws(Failure) {
      var document = try ClaimDocument.read(file, environment.lessonSession)
      if let seed = session.seed { document.front.seed = seed }
      let claims = try document.claims(numbered: claim)
      audit = Audit(document, session: environment.lessonSession, claims: claims, seeds: seeds)
    } catch { throw Complaint.usage(error.reason) }
    // A claim with its numbers is a line of JSON; the rest is for the eye.
    let isJSON = console.form == .json
    if !isJSON { console.show(audit.heading) }
    var findings: [Audit.Finding] = []
    let bar = environment.bar
    do throws(Failure) {
      try bar.during { () throws(Failure) in
        try audit.run { label, done in
          bar.show(WorkReport(label: label, done: done, total: audit.claims.count))
        } found: { finding in
          bar.clear()
          findings.append(finding)
          console.show(Output(finding.item, data: [finding.json]))
        }
      }
    } catch {
      if error.kind == .interrupted { throw ExitCode(130) }
      throw Complaint.usage(error.reason)
    }
    if !isJSON {
      console.show([.gap])
      console.show(Document(audit.summary(of: findings).blocks + audit.comparison(of: findings).blocks))
    }
    if !findings.allSatisfy(\.agrees) { throw ExitCode(1) }
  }
}
