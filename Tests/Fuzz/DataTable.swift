import CommandKit
import Engine
import Lab

extension Target {
  /// Tables in files.
  static let csv = Target(
    name: "csv", length: 400,
    words: [
      "y", ",", ",,", "\"", "\"\"", "\n", "\r\n", "\r", "1e308", "1e309", "nan", "inf", "-0", "0x1p-3",
      "x,y\n1,0\n", ";",
      "\t",
      "\u{FEFF}", "\u{1B}[31m", "\u{202E}", "yes", "no", " ", "\u{A0}", "1_000", "99999999999999999999",
      "\"a\nb\"", "True", "False", "NA", "red", "x_1,x_2,y", "Unnamed: 0",
    ], read: DataTable.read)
}

/// A table in a file: a data set whose numbers are finite and complete, or refused.
enum DataTable {
  static func read(_ bytes: [UInt8]) {
    var dice = Dice(of: bytes)
    let header = String(decoding: bytes.prefix { $0 != 10 }, as: UTF8.self)
    let first = header.split(separator: ",").first.map { $0.filter { $0.isLetter || $0.isNumber } } ?? "y"
    let target = header.contains("y") ? "y" : first
    for arguments in ["\"\(target)\"", "[\"\(target)\"], steps=2", "\"\(target)\", classes=3"] {
      let session = Session(from: StatementMaker.session)
      let before = session.state.sketch
      let line = "d = csv(\"f.csv\", target=\(arguments))"
      do throws(Failure) {
        let context = Statements.context(["f.csv": bytes])
        let outcome = try session.run(try session.parse(line)[0], context)
        Shown.check(outcome.document, &dice)
        guard case .data(let data)? = outcome.value?.single else { fatalError("no data set") }
        check(data)
        checkWrittenAgain(data, session)
        if dice.once(in: 16) {
          let probed = try session.run(try session.parse("probe dense(2, tanh) -> dense(1) on=d")[0], context)
          Shown.check(probed.document, &dice)
        }
      } catch {
        Shown.check(error, in: line)
        if error.source == line { demand(session.state.sketch == before, "what is refused leaves a name") }
      }
    }
  }

  /// What was read is written and read again with every bit.
  private static func checkWrittenAgain(_ data: DataSet, _ session: Session) {
    do throws(Failure) {
      let text = DataText(data)
      let context = Statements.context(["g.csv": try text.table(ExecutionContext())])
      guard case .data(let again)? = try session.evaluate(text.reading("g.csv"), context).single else {
        fatalError("what was written is no data set")
      }
      demand(
        again.features.map(\.bitPattern) == data.features.map(\.bitPattern) && again.labels == data.labels
          && again.sampleShape == data.sampleShape, "other data when written and read again")
    } catch {
      demand(error.kind == .interrupted, "what was read can't be written and read: \(error.message)")
    }
  }

  static func check(_ data: DataSet) {
    demand(data.count > 0, "no samples")
    demand(data.features.count == data.count * data.sampleShape.reduce(1, *), "features are missing")
    demand(data.features.allSatisfy(\.isFinite), "a feature that is no number")
    switch data.labels {
    case .classes(let classes, let count):
      demand(
        classes.count == data.count && classes.allSatisfy { (0..<count).contains($0) },
        "a class beyond the last")
    case .values(let values, let width):
      demand(values.count == data.count * width && values.allSatisfy(\.isFinite), "values are missing")
    }
  }
}
