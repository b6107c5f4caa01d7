import ArgumentParser
import CommandKit
import Documents
import Lab
import Lessons
import LineEditor

/// What a text says, held against measurements.
struct AuditCommand: ParsableCommand {
  static var configuration: CommandConfiguration { CommandConfiguration(.audit) }

  @Argument(
    help: .of(.claims, .file), completion: .file(extensions: ["md"]))
  var file: String

  @Option(
    help: .of(.auditSeeds, .number))
  var seeds: Int?

  @Option(help: .of(.claim, .number))
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
