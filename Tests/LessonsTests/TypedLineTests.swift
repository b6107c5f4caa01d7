import CommandKit
import Lab
import Testing
import Verbs

@testable import Lessons

/// What a typed line is read as, with the words of the lab and of the lessons.
@Suite struct TypedLineTests {
  static let parser = Parser(vocabulary: Session(words: LessonVerb.all.map(\.declaration)).vocabulary)

  /// An input in short: `enter`, `answer TEXT`, `VERB WORD`, `run COUNT`.
  private static func short(_ input: Player.Input) -> String {
    switch input {
    case .enter: "enter"
    case .answer(let text): "answer \(text)"
    case .command(let verb, let use):
      ([verb.declaration.name] + (use.word.map { [$0] } ?? [])).joined(separator: " ")
    case .statements(let statements): "run \(statements.count)"
    }
  }

  static let lines: [(prompt: Player.Prompt, line: String, inputs: [String])] = [
    (.statement, "", ["enter"]),
    (.statement, "  ", ["enter"]),
    (.statement, "# nothing", []),
    (.statement, "a = 1\nquit", ["run 2"]),
    (.statement, "goto 3", ["goto 3"]),
    (.statement, "goto(3)", ["goto 3"]), (.statement, "goto（３）", ["goto 3"]),
    (.statement, "next", ["next"]),
    (.statement, "a = 1\nlearn tour\nb = 2", ["run 1", "learn tour", "run 1"]),
    (.statement, "learned = 1", ["run 1"]),
    (.statement, "help_me = 1", ["run 1"]),
    (.answer, "0.25^20", ["answer 0.25^20"]),
    (.answer, "", ["answer "]),
    (.answer, "a = 1", ["answer a = 1"]),
    (.answer, "skip", ["skip"]),
    (.answer, "seed 7", ["run 1"]),
    (.answer, "answer 2", ["answer 2"]),
    (.confidence, "3", ["answer 3"]),
    (.confidence, "back", ["back"]),
    (.words, "back to the start", ["answer back to the start"]),
    (.words, "train longer", ["answer train longer"]),
    (.words, "back", ["back"]),
    (.words, "exit", ["run 1"]),
    (.words, "next", ["answer next"]),
    (.confirmation, "help", ["answer help"]),
  ]

  @Test(arguments: lines)
  func `A line is what the prompt takes it for`(
    prompt: Player.Prompt, line: String, inputs: [String]
  ) throws {
    #expect(try TypedLine(line, at: prompt, Self.parser).inputs.map(Self.short) == inputs)
  }

  static let traits: [(line: String, isOwn: Bool, leavesNoTrace: Bool, isPaged: Bool)] = [
    ("a = 1", true, false, false), ("a = 1\nquit", true, false, false), ("quit", true, true, false),
    ("exit", true, true, false), ("lessons", false, true, false), ("help", true, false, true),
    ("help(seed)", true, false, true), ("helper = 1", true, false, false), ("next", false, false, false),
    ("# nothing", false, true, false),
  ]

  @Test(arguments: traits)
  func `What is special about a line comes from its declarations`(
    line: String, isOwn: Bool, leavesNoTrace: Bool, isPaged: Bool
  ) throws {
    let line = try TypedLine(line, at: .statement, Self.parser)
    #expect(line.isOwn == isOwn && line.leavesNoTrace == leavesNoTrace && line.isPaged == isPaged)
  }
}
