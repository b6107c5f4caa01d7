import CommandKit
import Documents
import Messages
import Testing

@testable import Lab
@testable import Lessons

/// What the player does when. There is no session: what it would report is made up, and its states are numbers.
@Suite struct PlayerTests {
  /// The way to each stage; what is asked of the session on it is answered, but for what an event with "!" asks.
  static let stages: [(name: String, events: String)] = [
    ("no lesson", ""),
    ("next", "learn"),
    ("cell", "learn, enter"),
    ("number", "learn, goto guess"),
    ("words", "learn, goto why"),
    ("option", "learn, goto pick"),
    ("confidence", "learn, goto pick, answered 1"),
    ("exercise", "learn, goto fix"),
    ("tried", "learn, goto fix, play fix!"),
    ("solution seen", "learn, goto fix, play fix!, check fails, play fix!, check fails, solution"),
    ("reply", "learn, goto pick, answered 1, enter"),
    ("passed", "learn, goto fix, play fix!, checked"),
    ("end", "learn, goto last, enter"),
    ("own play", "learn, enter, play z"),
    ("forgetting", "learn, progress reset"),
    ("forgetting outside", "progress reset"),
    ("running", "learn, enter, enter!"),
    ("running beside", "learn, enter, play z, enter!"),
    ("computing", "learn, goto guess, answered 0.5!"),
    ("comparing", "learn, goto guess, answered 0.5, enter, answered because!, ran!"),
    ("fast-forwarding", "learn, goto fix!"),
    ("solving", "learn, goto fix, skip!"),
  ]

  /// The stage, the event, what follows from it, the stage after that.
  static let table = """
    no lesson          | enter             | say open | no lesson
    no lesson          | next              | say open | no lesson
    no lesson          | skip              | say noLesson | no lesson
    no lesson          | answered 1        | say nothingAsked | no lesson
    no lesson          | answer            | say nothingAsked | no lesson
    no lesson          | answer 2          | say nothingAsked | no lesson
    no lesson          | hint              | say noHintHere | no lesson
    no lesson          | solution          | say none | no lesson
    no lesson          | keep              | say noLesson | no lesson
    no lesson          | back              | say isBeginning | no lesson
    no lesson          | goto              | say whereTo | no lesson
    no lesson          | goto 2            | open 2 | no lesson
    no lesson          | goto 9            | open 9 | no lesson
    no lesson          | goto nowhere      | open nowhere | no lesson
    no lesson          | learn             | open next | no lesson
    no lesson          | progress          | show progress | no lesson
    no lesson          | progress reset    | say forgetWhat | forgetting, then no lesson
    no lesson          | progress x        | say usage | no lesson
    next               | enter             | show, say runCell, keep place | cell first
    next               | next              | show, say runCell, keep place | cell first
    next               | skip              | show, say runCell, keep place | cell first
    next               | answered 1        | say nothingAsked | next
    next               | answer            | say nothingAsked | next
    next               | hint              | say noHintHere | next
    next               | solution          | say none | next
    cell               | enter             | run a = 1 on 1 | session: cell first
    cell               | next              | run a = 1 on 1 | session: cell first
    cell               | skip              | fast-forward 1 from 1 | session: fast-forward
    cell               | answered 1        | say nothingAsked | cell first
    cell               | answer            | say nothingAsked | cell first
    cell               | hint              | say noHintHere | cell first
    cell               | solution          | say none | cell first
    cell               | play z            | remind | cell first
    cell               | keep              | say noneToKeep | cell first
    cell               | back              | fast-forward 0 from 1 | session: fast-forward
    cell               | goto              | say whereTo | cell first
    cell               | goto 2            | fast-forward 2 from 1 | session: fast-forward
    cell               | goto 9            | say noStep | cell first
    cell               | goto nowhere      | open place nowhere | session: opening
    cell               | learn             | open next | session: opening
    cell               | progress          | show progress | cell first
    cell               | progress reset    | say forgetWhat | forgetting, then cell first
    cell               | progress x        | say usage | cell first
    number             | enter             | remind | answer guess
    number             | next              | show, say answer, keep place | answer why
    number             | skip              | show, say answer, keep place | answer why
    number             | answered 1        | evaluate 1 | session: answer guess
    number             | answered nonsense | evaluate nonsense | session: answer guess
    number             | answer            | remind | answer guess
    number             | answer 2          | evaluate 2 | session: answer guess
    words              | enter             | remind | answer why
    words              | next              | show, break, run b = 0.001 on 2 | session: cell second
    words              | skip              | show, break, run b = 0.001 on 2 | session: cell second
    words              | answered 1        | keep guess+sure+score, show, break, run b = 0.001 on 2 | session: cell second
    words              | answered nonsense | keep guess+sure+score, show, break, run b = 0.001 on 2 | session: cell second
    words              | answer            | remind | answer why
    words              | answer 2          | keep guess+sure+score, show, break, run b = 0.001 on 2 | session: cell second
    option             | enter             | remind | answer pick
    option             | next              | show, break, run c = 3 on 3 | session: cell third
    option             | skip              | show, break, run c = 3 on 3 | session: cell third
    option             | answered 1        | keep guess+sure+score, say confidence | confidence pick
    option             | answered nonsense | fail option | answer pick
    option             | answer            | remind | answer pick
    option             | answer 2          | keep guess+sure+score, say confidence | confidence pick
    confidence         | enter             | show, break, run c = 3 on 3 | session: cell third
    confidence         | next              | show, break, run c = 3 on 3 | session: cell third
    confidence         | skip              | show, break, run c = 3 on 3 | session: cell third
    confidence         | answered 1        | keep guess+sure+score, show, break, run c = 3 on 3 | session: cell third
    confidence         | answered nonsense | say confidence | confidence pick
    confidence         | answer            | show, break, run c = 3 on 3 | session: cell third
    confidence         | answer 2          | keep guess+sure+score, show, break, run c = 3 on 3 | session: cell third
    reply              | enter             | show, say nextStep, keep place | next
    reply              | next              | show, say nextStep, keep place | next
    reply              | skip              | show, say nextStep, keep place | next
    reply              | answered 1        | say nothingAsked | reply
    reply              | play z            | remind | reply
    exercise           | enter             | fail blank, say exercise | exercise fix
    exercise           | next              | fail blank, say exercise | exercise fix
    exercise           | skip              | run unseen fix = 6 on 4 | session: solution fix
    exercise           | answered 1        | say nothingAsked | exercise fix
    exercise           | answer            | fail blank, say exercise | exercise fix
    exercise           | answer 2          | say exerciseTakesLine | exercise fix
    exercise           | hint              | keep hints, show, say exercise | exercise fix
    exercise           | solution          | say solutionOpens | exercise fix
    exercise           | play z            | remind | exercise fix
    exercise           | play fix          | check expect fix > 5 | session: check fix
    exercise           | keep              | say noneToKeep | exercise fix
    exercise           | back              | fast-forward 0 from 3 | session: fast-forward
    exercise           | goto 2            | fast-forward 0 from 3 | session: fast-forward
    tried              | checked           | keep solution, say works, show, say runCell, keep place | cell last
    tried              | check fails       | fail isNoNumber, keep tries, say tryAgain | exercise fix
    tried              | check stopped     | fail stopped | exercise fix
    passed             | play z            | remind | cell last
    passed             | play fix          | check expect fix > 5 | session: check again
    solution seen      | enter             | run unseen fix = 6 on 4 | session: solution fix
    solution seen      | next              | run unseen fix = 6 on 4 | session: solution fix
    solution seen      | skip              | show, run unseen fix = 6 on 4 | session: solution fix
    solution seen      | answered 1        | say nothingAsked | exercise fix
    solution seen      | answer            | check expect fix > 5 | session: check fix
    solution seen      | hint              | keep hints, show, say exercise | exercise fix
    solution seen      | solution          | show, say takeSolution | exercise fix
    solution seen      | play fix          | check expect fix > 5 | session: check fix
    end                | enter             | say lastLesson | end
    end                | next              | say lastLesson | end
    end                | skip              | say lastLesson | end
    end                | answered 1        | say nothingAsked | end
    end                | answer            | say nothingAsked | end
    own play           | enter             | run a = 1 on 1 | session: cell first
    own play           | skip              | fast-forward 1 from 1 | session: fast-forward
    own play           | keep              | say kept | cell first
    forgetting         | enter             | say nothingForgotten | next
    forgetting         | skip              | show, say runCell, keep place | cell first
    forgetting         | answered 1        | say nothingForgotten | next
    forgetting         | answered nonsense | say nothingForgotten | next
    forgetting         | answered lesson   | forget course, say forgotten, open again | session: opening
    forgetting         | answered all      | forget all, say forgotten, open again | session: opening
    forgetting outside | answered lesson   | say nothingForgotten | no lesson
    forgetting outside | answered all      | forget all, say forgotten | no lesson
    forgetting outside | enter             | say nothingForgotten | no lesson
    forgetting outside | skip              | say noLesson | no lesson
    forgetting outside | answered 1        | say nothingForgotten | no lesson
    forgetting outside | answered nonsense | say nothingForgotten | no lesson
    running            | ran               | break, show, teach, show, say answer, keep place | answer guess
    running            | ran failing       | fail isNoNumber, break, show, teach, show, say answer, keep place | answer guess
    running            | ran stopped       | fail stopped, restore 1, say runAgain, keep place | cell first
    running beside     | ran               | say without, break, show, teach, show, say answer, keep place | answer guess
    computing          | evaluated         | keep guess+sure+score, say confidence | confidence guess
    comparing          | evaluated         | found, keep guess+sure+score, keep guess+sure+score, show, say reply | reply
    fast-forwarding    | not fast-forwarded     | restore 1, fail stopped | next
    solving            | ran               | keep skipped, show, say runCell, keep place | cell last
    solving            | ran failing       | fail isNoNumber, keep skipped, show, say runCell, keep place | cell last
    solving            | ran stopped       | fail stopped, restore 4 | exercise fix
    """

  struct Row: CustomTestStringConvertible, Sendable {
    var stage: String
    var event: String
    var effects: String
    var after: String

    var testDescription: String { "\(stage): \(event)" }
  }

  static let rows = table.split(separator: "\n").map { line in
    let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
    return Row(stage: fields[0], event: fields[1], effects: fields[2], after: fields[3])
  }

  @Test(arguments: rows) func `What follows from an event at a stage`(_ row: Row) throws {
    var play = try Play(at: row.stage)
    #expect(Play.words(play.send(try Play.event(row.event))) == row.effects)
    #expect(Play.word(play.machine.stage) == row.after)
  }

  /// While the session is at work nothing counts that a reader does; while it is not, nothing that it says.
  @Test(arguments: stages.map(\.name)) func `Only whoever has the turn is heard`(_ stage: String) throws {
    let byReader = [
      "enter", "next", "skip", "answered 1", "answer", "hint", "keep", "back", "goto 2", "learn",
    ]
    let bySession = ["ran", "prepared", "checked", "evaluated", "not fast-forwarded"]
    let isAtWork = if case .session = try Play(at: stage).machine.stage { true } else { false }
    for event in isAtWork ? byReader : bySession {
      var play = try Play(at: stage)
      let before = Play.word(play.machine.stage)
      let effects = Play.words(play.send(try Play.event(event)))
      // What was asked before something is forgotten is answered by anything.
      if !before.hasPrefix("forgetting") { #expect(Play.word(play.machine.stage) == before, "\(event)") }
      #expect(effects.isEmpty, "\(event): \(effects)")
    }
  }

  @Test func `No order of events makes it crash`() throws {
    let events = [
      "enter", "enter", "enter", "next", "skip", "answered 1", "answered 0.1", "answer", "answer 2", "hint",
      "solution", "play z", "play fix", "keep", "back", "back", "goto 1", "goto 2", "goto third", "learn",
      "progress", "progress reset", "answered lesson", "ran failing", "ran stopped", "check fails",
      "check stopped", "not fast-forwarded",
    ]
    var generator = SplitMix(state: 5)
    for _ in 0..<100 {
      var play = try Play(at: "no lesson")
      for _ in 0..<100 {
        let effects = play.send(try Play.event(events[Int(generator.next() % UInt64(events.count))]))
        if generator.next() % 8 != 0 { try play.answer(effects) }
        if case .noLesson = play.machine.stage { #expect(play.machine.open == nil) }
      }
    }
  }
}

/// A lesson that is played without a session.
private struct Play {
  var machine = PlayerMachine()
  var progress = ReaderProgress()

  /// Where the events lead that `PlayerTests.stages` has for a stage.
  init(at stage: String) throws {
    let events = try #require(PlayerTests.stages.first { $0.name == stage }).events
    for name in events.split(separator: ",").map(\.trimmed) {
      let effects = send(try Self.event(name.replacing("!", with: "")))
      if !name.hasSuffix("!") { try answer(effects) }
    }
  }

  mutating func send(_ event: PlayerEvent) -> [PlayerEffect] {
    let effects = machine.advance(event, knowing: progress)
    for effect in effects {
      switch effect {
      case .keep(let changes, let lesson): progress.keep(changes, lesson: lesson)
      case .forget(let lesson): progress.forget(lesson: lesson)
      default: break
      }
    }
    return effects
  }

  mutating func answer(_ effects: [PlayerEffect]) throws {
    for effect in effects {
      if let event = try Self.answer(to: effect) { try answer(send(event)) }
    }
  }

  private static func answer(to effect: PlayerEffect) throws -> PlayerEvent? {
    switch effect {
    case .open: .opened(try #require(lesson), state(1), following: nil)
    case .evaluate(let expressions, _): .evaluated(expressions.map { .success(Double($0) ?? 0.001) })
    case .run(_, let state, _): .ran(PlayerEvent.Run(state: Self.state(state.seed + 1)))
    case .prepare(_, let state): .prepared(["fix = ____"], Self.state(state.seed + 1))
    case .check: .checked(nil)
    case .fastForward(let passages, let state):
      .fastForwarded(
        passages.indices.map { PlayerEvent.Passed(state: Self.state(state.seed + 1 + UInt64($0))) })
    default: nil
    }
  }

  static let lesson = Samples.read(Samples.course).lesson

  static func state(_ number: UInt64) -> State {
    var state = State()
    state.seed = number
    return state
  }

  static let stopped = Failure(TestMessage.stopped, kind: .interrupted)
  static let failure = Failure(AnswerMessage.isNoNumber(expression: "it"))

  static func event(_ name: String) throws -> PlayerEvent {
    let word = name.firstIndex(of: " ").map { String(name[name.index(after: $0)...]) }
    switch name.prefix(while: { $0 != " " }) {
    case "enter": return .enter
    case "next": return .next
    case "skip": return .skip
    case "answered": return .answered(word ?? "")
    case "answer": return .answer(word)
    case "hint": return .hint
    case "solution": return .solution
    case "keep": return .keep
    case "back": return .back
    case "goto": return .goto(word)
    case "learn": return .learn(word)
    case "progress": return .progress(word)
    case "play":
      let text = "\(word ?? "") = 3"
      return .played([PlayerEvent.Attempt(text: text, changed: [word ?? ""])], isWhole: true, state(9))
    case "ran":
      let failure = word == "stopped" ? stopped : word == "failing" ? failure : nil
      return .ran(PlayerEvent.Run(failure: failure, state: state(5)))
    case "prepared": return .prepared(["fix = ____"], state(5))
    case "checked": return .checked(nil)
    case "check": return .checked(word == "stopped" ? stopped : failure)
    case "evaluated": return .evaluated([.success(0.5)])
    case "not": return .notFastForwarded(stopped)
    default: return try #require(nil, "no event is called \(name)")
    }
  }

  // MARK: In words

  static func words(_ effects: [PlayerEffect]) -> String {
    effects.map(word).filter { !$0.isEmpty }
      .reduce(into: [String]()) { if $1 != "show" || $0.last != "show" { $0.append($1) } }
      .joined(separator: ", ")
  }

  private static func word(_ effect: PlayerEffect) -> String {
    switch effect {
    case .show, .ask: "show"
    case .found: "found"
    case .say(.refusal(let refusal, _)): "say \(refusal.code)"
    case .say(let message): "say \(message.code)"
    case .end(let messages): "end \(messages.map { PlayerMessage.end($0).code }.joined(separator: "+"))"
    case .fail(let failure):
      if case .refusal(let refusal, _)? = failure.reason as? PlayerMessage {
        "fail \(refusal.code)"
      } else {
        "fail \(failure.reason.code)"
      }
    case .teach: "teach"
    case .showProgress: "show progress"
    case .remind: "remind"
    case .mayBreak(let isNatural): isNatural ? "break" : ""
    case .keep(let changes, _): "keep \(changes.map { $0.kind.rawValue }.joined(separator: "+"))"
    case .forget(let lesson): "forget \(lesson ?? "all")"
    case .restore(let state): "restore \(state.seed)"
    case .open(.next): "open next"
    case .open(.lesson(let id)): "open \(id)"
    case .open(.place(let name)): "open place \(name)"
    case .open(.again): "open again"
    case .evaluate(let expressions, _): "evaluate \(expressions.joined(separator: " "))"
    case .run(let source, let state, let isShown):
      "run\(isShown ? "" : " unseen") \(source.prefix { $0 != "\n" }) on \(state.seed)"
    case .prepare(let source, let state): "prepare \(source.trimmed) on \(state.seed)"
    case .check(let source): "check \(source.trimmed)"
    case .fastForward(let passages, let state): "fast-forward \(passages.count) from \(state.seed)"
    }
  }

  static func word(_ stage: Stage) -> String {
    switch stage {
    case .noLesson: "no lesson"
    case .next: "next"
    case .cell(let cell): "cell \(cell.id ?? "")"
    case .answer(let question): "answer \(question.id)"
    case .confidence(let question): "confidence \(question.id)"
    case .reply: "reply"
    case .exercise(let trial): "exercise \(trial.exercise.id)"
    case .end: "end"
    case .forgetting(let then): "forgetting, then \(word(then))"
    case .session(let work): "session: \(word(work))"
    }
  }

  private static func word(_ work: Stage.Work) -> String {
    switch work {
    case .opening: "opening"
    case .answer(let question, _): "answer \(question.id)"
    case .cell(let cell): "cell \(cell.id ?? "")"
    case .comparison: "comparison"
    case .starter(let exercise): "starter \(exercise.id)"
    case .check(let trial): "check \(trial.exercise.id)"
    case .recheck: "check again"
    case .solution(let trial): "solution \(trial.exercise.id)"
    case .fastForward: "fast-forward"
    }
  }
}
