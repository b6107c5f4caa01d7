import CommandKit
import Files

@testable import Lab
@testable import Lessons

/// Lines of records, as journals and progress are kept: with their checksums, which no change by chance gets right.
enum Records {
  /// The lines of a text as records, each with the checksum that belongs to it.
  static func file(_ text: String, numbered: Bool) -> [UInt8] {
    var lines = ""
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let body = numbered ? "\(number)\t\(line)" : String(line)
      lines += "\(Checksum.of(body.utf8))\t\(body)\n"
    }
    return Array(lines.utf8)
  }

  static let words = [
    "\t", "\\", "\\n", "\\t", "\n", "\u{1B}", "session\t1\t1\tfloat32\t0.1.0\tx86", "statement\t", "done",
    "failed",
    "stopped\t3", "stopped\t-1", "stopped\t9223372036854775807", "file\ta.csv\tcbf29ce484222325",
    "file\t../x\t../../x",
    "line\t", "opened\tx.md", "ended", "lesson\ttour\tcbf29ce484222325", "progress\t", "closed",
    "train net epochs=9",
    "net = dense(2, tanh) -> dense(1, sigmoid)", "run \"steps.gl\"", "undo", "0", "-1",
    "18446744073709551615",
    "tour\tplace\t\t", "tour\tguess\tslope\t0.25", "tour\tscore\tslope\t1e309", "tour\ttries\tx\t-3",
    "tour\tsolution\tdeep\tx = 1",
    "\topened\t\ttour", "tour\tread\t\tyes", "tour\thints\tx\t99999999999999999999", "tour\tsure\tx\tyes",
    "slope 3 2", "\u{202E}",
  ]
}

extension Target {
  /// What a session leaves on the disk, and a session that is made of it.
  static let journal = Target(name: "journal", length: 800, words: Records.words, read: JournalFile.read)
  /// What is kept of a reader, and lessons that are gone on with from there.
  static let progress = Target(
    name: "progress", length: 400, words: Records.words, read: ProgressRecords.read)
}

enum JournalFile {
  static func read(_ bytes: [UInt8]) {
    check(bytes)
    check(Records.file(String(decoding: bytes, as: UTF8.self), numbered: true))
  }

  private static func check(_ bytes: [UInt8]) {
    let records = JournalRecord.read(bytes)
    let written = records.map { $0.record.text(number: $0.number) }.joined()
    let again = JournalRecord.read(Array(written.utf8))
    demand(
      again.map(\.number) == records.map(\.number) && again.map(\.record) == records.map(\.record),
      "records read otherwise when written again")
    guard let past = PastSession(path: "/nonexistent/1-1.journal", bytes) else { return }
    demand(past.count >= 0 && past.statements.count >= 0, "no count")
    guard !past.statements.contains(where: { !$0.files.isEmpty }) else { return }
    let session = Session(from: StatementMaker.session)
    let runner = ReplayingRunner(past, with: SessionRunner(), before: SessionRunner())
    for case .statement(let then) in past.entries.prefix(12) where then.outcome != nil {
      guard let statements = try? session.parse(then.text) else { continue }
      runner.repeat([then]) {
        for statement in statements.prefix(4) {
          if case .failure(let failure) = runner.run(statement, in: session, Statements.context()) {
            Shown.check(failure.message)
          }
        }
      }
    }
  }
}

enum ProgressRecords {
  static func read(_ bytes: [UInt8]) {
    check(bytes)
    check(Records.file(String(decoding: bytes, as: UTF8.self), numbered: false))
  }

  private static func check(_ bytes: [UInt8]) {
    let records = ProgressFile.decode(bytes)
    demand(
      ProgressFile.decode(ProgressFile.encode(records)) == records,
      "records read otherwise when written again")
    let store = ProgressStore(file: nil)
    store.replace(with: String(decoding: bytes, as: UTF8.self))
    demand(
      ProgressFile.decode(Array(store.text.utf8)) == store.progress.records,
      "progress reads otherwise when written again")
    guard records.keys.contains(where: { $0.lesson == Tour.lesson.id }) else { return }
    var dice = Dice(of: bytes)
    Tour.play(["learn \(Tour.lesson.id)", "progress", "", "next", "hint"], store, &dice)
  }
}

/// A short lesson that computes next to nothing.
enum Tour {
  static let file = """
    ---
    format: 1
    id: tour
    title: The tour
    minutes: 1
    seed: 7
    ---
    # The tour

    ## One

    ```predict id=slope answer=top scale=log10
    How steep?
    ```

    ```gradlab id=measured
    top = 0.25
    ```

    ## Two

    ```gradlab id=twenty role=starter
    product = top ^ ____
    ```

    What is left?

    ```gradlab id=twenty role=check
    expect product == 0.25^20 +- 1e-15 else="No."
    ```

    <details>
    <summary>Hint</summary>

    Factors multiply.

    </details>

    <details>
    <summary>Solution</summary>

    ```gradlab id=twenty role=solution
    product = top ^ 20
    ```

    </details>

    """
  static let lesson: Lesson = {
    do { return try LessonReader.lesson(file: "tour.md", bytes: Array(file.utf8)) } catch {
      fatalError("\(error)")
    }
  }()

  /// Types lines into a player of this lesson.
  static func play(_ lines: [String], _ store: ProgressStore, _ dice: inout Dice) {
    let session = LessonSession(session: Session(from: StatementMaker.session), context: Statements.context())
    let library = Library([Library.Entry(file: "tour.md", text: file)])
    let player = Player(session: session, library: library, store: store)
    var random = Dice(dice.next())
    func show(_ output: Output) { Shown.check(output.document, &random) }
    for line in lines {
      do throws(Failure) {
        for input in try TypedLine(line, at: player.prompt, parser).inputs {
          if try player.handle(input, show: show) == .leave { return }
        }
      } catch {
        Shown.check(error.message)
      }
    }
  }
}
