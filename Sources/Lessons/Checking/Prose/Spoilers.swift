import CommandKit
import Documents
import Lab

/// Finds what gives a prediction away: its answer where it stands before the question.
struct Spoilers {
  private let lesson: Lesson
  private let lines: [LessonText.Line]
  private let sentences: [LessonText.Line]
  /// What cells have shown so far.
  private var shown: [(line: Int, statement: String, values: [Double], numbers: [WrittenNumber])] = []

  init(_ lesson: Lesson, _ text: LessonText) {
    self.lesson = lesson
    lines = text.lines
    sentences = text.sentences
  }

  /// Takes in what a cell has shown.
  mutating func add(_ statement: String, _ outcome: Outcome, of cell: Lesson.Cell) {
    let words = outcome.document.terminalText(TerminalStyle(width: 80))
    let values = outcome.value?.elements.flatMap(\.numbers) ?? []
    shown.append((cell.line, statement, values, WrittenNumber.all(in: words)))
  }

  // MARK: Numbers

  /// Where the number that answers a question stands before it.
  func place(of found: Double, before question: Lesson.Question) -> CheckMessage? {
    let number = NumberFormat.significant(3).string(found)
    for line in lines where line.number < question.line {
      let says = WrittenNumber.all(in: line.text).contains {
        $0.digits >= 2 && !$0.isWhole && $0.says(found)
      }
      if says { return .answerStandsBefore(answer: number, line: line.number) }
    }
    // A measurement is the same one where all of its bits are. Small whole numbers and halves are no measurements: there
    // the statement has to be the same.
    let isPlain = abs(found * 4) == (abs(found * 4)).rounded()
    let asked = shown.last { $0.line > question.line }.map { last in
      Set(shown.filter { $0.line == last.line && !$0.values.isEmpty }.map(\.statement))
    }
    for result in shown where result.line < question.line {
      let isSame = result.values.contains { abs($0 - found) <= 1e-9 * abs(found) }
      guard isSame, result.numbers.contains(where: { (isPlain || $0.digits >= 2) && $0.says(found) }) else {
        continue
      }
      if !isPlain || asked?.contains(result.statement) == true {
        return .answerWasShown(answer: number, line: result.line)
      }
    }
    return nil
  }

  // MARK: Options

  /// Where a heading or a sentence says what the right option says, and what no other one does.
  func placeOfRightOption(before question: Lesson.Question) -> CheckMessage? {
    guard case .option(let right) = question.answer else { return nil }
    let options = question.options.map { (number: $0.number, words: Self.content($0.text.string)) }
    guard let wanted = options.first(where: { $0.number == right })?.words else { return nil }
    let others = options.filter { $0.number != right && !$0.words.isEmpty }.map(\.words)
    let before = sentences.filter { $0.number < question.line }
    let own = before.last(where: \.isHeading)
    if let own, !own.text.asks, let word = Self.verdict(in: own.text) {
      return .headingTells(word: word, line: own.number)
    }
    let contents = before.map { Self.content($0.text) }
    // What a lesson speaks of all the time gives nothing away.
    let weight = Self.weight(of: wanted)
    let isTold = weight > 2 && wanted.contains { word in contents.count { $0.contains(word) } < 3 }
    for (sentence, words) in zip(before, contents) where !sentence.text.asks {
      let isEnough = sentence.number == own?.number || (sentence.isHeading ? weight > 1 : isTold)
      if isEnough, !wanted.isEmpty, wanted.isSubset(of: words),
        !others.contains(where: { $0.isSubset(of: words) }),
        Self.denies(sentence.text) == Self.denies(text(of: right, question))
      {
        return .optionStandsBefore(option: right, line: sentence.number)
      }
    }
    return nil
  }

  /// Words of a heading that say how what it announces ends.
  private static let verdicts: Set<String> = [
    "fails", "fail", "failing", "harms", "harm", "hurts", "helps", "help", "works", "cures", "cure",
    "rescues", "rescue",
    "rescued", "saves", "saved", "wins", "loses", "explodes", "worse", "worst", "better", "best", "not",
    "never",
    "nothing", "cannot",
  ]

  /// No denial alone: 不平衡 and 没有噪声 name a subject.
  private static let hanVerdicts = [
    "失败", "失效", "有效", "无效", "有用", "没用", "管用", "奏效", "有害", "帮倒忙", "治好", "治不", "救活",
    "救不", "更好", "更差", "更糟", "最好", "最差", "最糟", "赢", "输给", "不会", "不能", "不行", "不了", "不动", "不是", "从不", "从未",
  ]

  private static func verdict(in heading: String) -> String? {
    let word = heading.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }.map(String.init).first {
      verdicts.contains($0) || $0.hasSuffix("n't") || $0.hasSuffix("n’t")
    }
    return word ?? hanVerdicts.first { heading.contains($0) }
  }

  private func text(of option: Int, _ question: Lesson.Question) -> String {
    question.options.first { $0.number == option }?.text.string ?? ""
  }

  private static func denies(_ text: String) -> Bool {
    text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }.contains {
      ["not", "no", "never", "none", "neither"].contains($0) || $0.hasSuffix("n't") || $0.hasSuffix("n’t")
    } || hanDenies(text)
  }

  /// Whether there is a “not” in it; some words that begin so deny nothing: 不同, 不过.
  private static func hanDenies(_ text: String) -> Bool {
    WrittenWords.pairs(in: text + " ").contains {
      "不没".contains($0.first ?? " ") && !"同过断仅只但管论等少止".contains($0.last ?? " ")
    }
  }

  private static let emptyWords: Set<String> = [
    "the", "and", "but", "for", "with", "without", "that", "this", "these", "those", "they", "them", "its",
    "it",
    "are", "was", "were", "been", "has", "have", "had", "does", "did", "not", "yes", "none", "than", "then",
    "from",
    "into", "each", "every", "all", "one", "two", "both", "about", "because", "more", "less", "most", "very",
    "still", "also", "only", "too", "will", "would", "can", "could", "may", "might", "what", "which", "when",
    "where", "who", "how", "why", "there", "here", "never", "neither", "either", "some", "any", "other",
    "same",
  ]

  /// Characters that join words, and carry nothing themselves.
  private static let emptyHan: Set<Character> = Set("的了是在和与或就都也还又而但很这那它个些么吗呢吧着被把让不没")

  /// The words of a text that carry its meaning, without their endings; of Han each two neighbours.
  static func content(_ text: String) -> Set<String> {
    Set(
      WrittenWords.stretches(of: text, with: "_.").flatMap { stretch -> [String] in
        guard !stretch.isHan else {
          return WrittenWords.pairs(in: stretch.text).filter { !$0.contains(where: emptyHan.contains) }
        }
        let word = stretch.text.trimmingStops
        return word.count > 2 && !emptyWords.contains(word) ? [word.stem] : []
      })
  }

  /// How many words they are: two pairs of neighbours are about one.
  private static func weight(of words: Set<String>) -> Int {
    let pairs = words.count { $0.first?.isHan == true }
    return words.count - pairs + (pairs + 1) / 2
  }
}

extension String {
  /// Whether it is a question.
  fileprivate var asks: Bool { last.map { "?？吗呢".contains($0) } == true }

  fileprivate var trimmingStops: String {
    String(self.drop { $0 == "." }.reversed().drop { $0 == "." }.reversed())
  }

  /// Without the ending of a plural or a verb: crude, and the same for both sides.
  fileprivate var stem: String {
    guard !contains(where: \.isNumber) else { return self }
    for ending in ["ing", "ies", "ed", "es", "s", "e"] where hasSuffix(ending) && count - ending.count >= 3 {
      return String(dropLast(ending.count))
    }
    return self
  }
}

extension Element {
  /// Every number in it.
  fileprivate var numbers: [Double] {
    switch self {
    case .number(let number): [number]
    case .series(let series): series.values
    case .record(let record): record.fields.flatMap { $0.value.numbers }
    default: []
    }
  }
}
