import CommandKit
import Documents
import Files
import Platform
import Synchronization
import Verbs

@testable import Lab

extension Target {
  /// What is typed: statements, of which most reach the evaluator.
  static let language = Target(
    name: "language", length: 1200, mutate: Statements.changed, cross: Statements.crossed,
    read: Statements.run,
    summary: { Statements.count.summary })
}

/// The language: typing it, reading it, carrying it out.
enum Statements {
  // MARK: Making

  private static func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
  }

  private static func input(_ lines: [String]) -> [UInt8] {
    Array(lines.suffix(24).joined(separator: "\n").utf8)
  }

  static func crossed(_ one: [UInt8], _ other: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var lines = lines(one)
    lines.insert(contentsOf: self.lines(other).suffix(1 + dice.below(4)), at: dice.below(lines.count + 1))
    return input(lines)
  }

  static func changed(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8]? {
    var lines = lines(bytes)
    let names = lines.compactMap { line in
      line.firstIndex { $0 == "=" || $0 == "(" }.map {
        line[..<$0].filter { $0.isLetter || $0.isNumber || $0 == "_" }
      }
    }
    var maker = StatementMaker(Dice(dice.next()), names: names.filter { !$0.isEmpty })
    let place = dice.below(lines.count)
    switch dice.below(10) {
    case 0...3: lines.insert(maker.statement(), at: dice.below(lines.count + 1))
    case 4, 5: lines[place] = maker.statement()
    case 6 where lines.count > 1: lines.remove(at: place)
    case 7 where lines.count > 1: lines.swapAt(place, dice.below(lines.count))
    default: lines[place] = replacingPart(lines[place], &maker)
    }
    return input(lines)
  }

  /// A number, name or bracket of a line made another.
  private static func replacingPart(_ line: String, _ maker: inout StatementMaker) -> String {
    var parts: [String] = []
    var isWord: Bool?
    for character in line {
      let own = character.isLetter || character.isNumber || character == "_" || character == "."
      if own, isWord == true {
        parts[parts.count - 1].append(character)
      } else {
        parts.append(String(character))
      }
      isWord = own
    }
    let words = parts.indices.filter { parts[$0].first.map { $0.isLetter || $0.isNumber } ?? false }
    guard let place = words.randomElement(using: &maker.dice) else { return line + maker.statement() }
    if parts[place].first?.isNumber == true {
      parts[place] = maker.value(of: "number")
    } else if let declaration = vocabulary[parts[place]], let kind = declaration.makes.first {
      parts[place] = maker.value(of: kind.name)
    } else {
      parts[place] = maker.dice.pick(maker.names + vocabulary.declarations.map(\.name))
    }
    return parts.joined()
  }

  // MARK: Carrying out

  /// Inputs, and what came of their statements.
  struct Count {
    var inputs = 0, evaluated = 0, done = 0, failed = 0, stopped = 0
    var summary: String {
      let share = inputs == 0 ? 0 : evaluated * 100 / inputs
      return
        "\(inputs) inputs, \(share) % of them evaluated; statements: \(done) carried out, \(failed) refused, \(stopped) stopped"
    }
  }
  nonisolated(unsafe) static var count = Count()

  nonisolated(unsafe) private static let beginning = Session(from: StatementMaker.session)

  /// Files that are not there but in memory; what is written goes nowhere.
  static func files(_ own: [String: [UInt8]] = [:]) -> FileAccess {
    var files = FileAccess()
    files.read = { (path) throws(FileFailure) in
      if let bytes = own[path] ?? standing[path] { return bytes }
      throw .refused(path: path, error: Int(ENOENT))
    }
    files.write = { (_, _) throws(FileFailure) in }
    return files
  }

  private static let standing: [String: [UInt8]] = [
    "a.csv": Array("x,z,y\n1,2,0\n3,4,1\n0.5,-1,1\n2,2,0\n".utf8),
    "steps.gl": Array("x1 = 2\nnet1 = x1 * dense(2, tanh) -> dense(1)\nprobe net1\n".utf8),
    "self.gl": Array("run \"self.gl\"\n".utf8),
    "net.safetensors": SafeTensorsFile.seed("dense(2, tanh) -> dense(1)", width: 2),
  ]

  /// On threads of their own, as the program does it: stopped after 50 ms, and left to itself after 250.
  static func context(_ own: [String: [UInt8]] = [:]) -> ExecutionContext {
    let clock = ContinuousClock()
    let begun = clock.now
    return ExecutionContext(
      threads: 1, gracePeriod: .milliseconds(200), files: files(own),
      shouldStop: { clock.now - begun > .milliseconds(50) })
  }

  static func run(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    var dice = Dice(of: bytes)
    let session = Session(from: beginning)
    count.inputs += 1
    type(text, session, &dice)
    let (statements, failure) = parser.parsePrefix(text)
    if let failure { Shown.check(failure, in: text) }
    for statement in statements {
      checkForm(statement)
      carryOut(statement, session, &dice)
    }
    if !statements.isEmpty { count.evaluated += 1 }
    type(text, session, &dice)
  }

  /// What the line editor asks while it is typed.
  private static func type(_ text: String, _ session: Session, _ dice: inout Dice) {
    let bytes = Array(text.utf8)
    _ = parser.isComplete(text)
    var end = 0
    for lexeme in vocabulary.lexemes(of: text) {
      demand(end <= lexeme.span.start && lexeme.span.end <= bytes.count, "\(lexeme) in \(text)")
      end = lexeme.span.end
    }
    var cursor = dice.below(bytes.count + 1)
    while cursor < bytes.count, bytes[cursor] & 0xC0 == 0x80 { cursor += 1 }
    let found = Completer(vocabulary: vocabulary).complete(text, at: cursor, in: session.scope())
    demand(found.range.start <= cursor && found.range.end <= bytes.count, "\(found.range) in \(text)")
    _ = Vocabulary.names(in: text, at: cursor)
  }

  /// What is read prints as a text that reads as the same.
  static func checkForm(_ statement: Syntax.Statement) {
    let printed = statement.description
    do throws(Failure) {
      let again = try parser.parse(printed)
      demand(
        again.count == 1 && dump(again[0]) == dump(statement),
        "\(statement.text) prints as \(printed), which reads as \(again.map(\.description))")
    } catch {
      demand(false, "\(statement.text) prints as \(printed), which does not read: \(error.message)")
    }
  }

  private static func carryOut(_ statement: Syntax.Statement, _ session: Session, _ dice: inout Dice) {
    let before = session.state.sketch
    do throws(Failure) {
      let outcome = try session.run(statement, context())
      count.done += 1
      Shown.check(outcome.document, &dice)
      if let value = outcome.value { checkReadsBack(value, session) }
    } catch {
      count.failed += 1
      if error.kind == .interrupted { count.stopped += 1 }
      Shown.check(error, in: statement.text)
      demand(session.state.sketch == before, "\(statement.text) failed, and changed the session")
    }
  }

  /// A value that can be typed prints as something that gives the same value.
  static func checkReadsBack(_ value: Value, _ session: Session) {
    guard let single = value.single, single.isTyped else { return }
    do throws(Failure) {
      let again = try session.evaluate(single.written, context())
      demand(
        again.single?.written == single.written,
        "\(single.written) reads as \(again.single?.written ?? "many")")
    } catch {
      demand(error.kind == .interrupted, "\(single.written) does not read: \(error.message)")
    }
  }
}

extension Element {
  /// Whether it has a form that one can type.
  fileprivate var isTyped: Bool {
    switch self {
    case .record, .data, .series, .last: false
    case .number(let number): number.isFinite
    default: true
    }
  }
}

extension State {
  /// Enough of it to see that nothing has changed, without what takes long to write down.
  var sketch: String {
    let names = bindings.map { name, binding in
      switch binding {
      case .value(let value): "\(name)=\(value.elements.count) \(value.elements.first?.kind.name ?? "")"
      case .family(let family): family.source
      }
    }
    return "\(seed) \(precision) \(it == nil) \(names.joined(separator: "; "))"
  }
}
