import CommandKit
import Engine
import Lab
import Lessons
import LineEditor
import Platform
import Verbs

/// A session with what the process adds to it, a layer each: Ctrl-C, the progress bar, the journal, a past session that
/// is brought back.
struct SessionEnvironment {
  let session: Session
  let lessonSession: LessonSession
  let bar: ProgressBar
  /// Where what is typed is written down; `nil` where it is not.
  let journal: JournalingRunner?
  /// Brings back a past session; `nil` where there is none.
  let replay: ReplayingRunner?

  struct Settings {
    var seed: UInt64 = 1
    var precision: Precision = .float32
    var threads = 2
    var console: Console
    /// What lessons may do with files.
    var lessonsMay = FileBoundary.Rule.asks
    /// Whether statements stand in cells, and values say what they are of.
    var showsCells = false
    /// Whether statements come from a file, or are typed by somebody who can be asked.
    var isScript = !Terminal.inputIsTerminal
    /// What one can type beside the words of the lab.
    var verbs = LessonVerb.all
  }

  /// - Parameters:
  ///   - folder: where the journal is kept; `nil`: nothing is.
  ///   - past: a session to bring back; its journal is gone on with where one is kept.
  ///   - bar: where sessions share one.
  init(
    _ settings: Settings, keptIn folder: String? = nil, bringingBack past: PastSession? = nil,
    from journal: Journal? = nil, bar: ProgressBar? = nil
  ) {
    let bar = bar ?? ProgressBar(settings.console)
    let bare = SessionRunner()
    let journaling = folder.map { folder in
      JournalingRunner(
        in: folder,
        JournalHeader(
          seed: settings.seed, precision: settings.precision.rawValue, program: Machine.program,
          processor: Machine.processor),
        goingOnWith: journal, around: bare)
    }
    let replay = past.map { past in
      ReplayingRunner(past, with: bare, before: journaling.map { $0 as any StatementRunner } ?? bare)
    }
    session = Session(
      seed: settings.seed, precision: settings.precision, words: settings.verbs.map(\.declaration))
    let runner: any StatementRunner =
      if let replay { replay } else if let journaling { journaling } else { bare }
    var files = FileAccess()
    files.ask = settings.console.asking(clearing: bar)
    files.isScript = settings.isScript
    if let replay { files = replay.silencing(files) }
    var context = ExecutionContext(
      threads: settings.threads, gracePeriod: .milliseconds(60), files: files,
      shouldStop: Terminal.interruptRequested, progress: bar.show)
    context.isInCell = settings.showsCells
    lessonSession = LessonSession(
      session: session, runner: ProgressRunner(bar, around: runner), context: context,
      lessonsMay: settings.lessonsMay)
    self.bar = bar
    self.journal = journaling
    self.replay = replay
  }

  var parser: Parser { Parser(vocabulary: session.vocabulary) }
}

/// Takes the progress bar away when a statement has ended.
struct ProgressRunner: StatementRunner {
  private let bar: ProgressBar
  private let next: any StatementRunner

  init(_ bar: ProgressBar, around next: any StatementRunner) {
    self.bar = bar
    self.next = next
  }

  func run(
    _ statement: Syntax.Statement, in session: Session, _ context: ExecutionContext
  ) -> Result<Outcome, Failure> {
    bar.during { WorkAtHand.during(statement.text) { next.run(statement, in: session, context) } }
  }
}
