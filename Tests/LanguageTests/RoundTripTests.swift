import CommandKit
import Testing

@Suite("Round trip")
struct RoundTripTests {
  @Test(
    "Ten thousand statements made from the grammar read as the tree that they were made from, and print as it"
  )
  func generatedStatements() throws {
    var maker = StatementMaker(seed: 20)
    for _ in 0..<10_000 {
      let (text, tree) = maker.statement()
      let statements = try parser.parse(text)
      #expect(statements.count == 1)
      for statement in statements {
        let read = dump(statement)
        let again = try dump(statement.description)
        if read != tree || again != tree { Issue.record("\(text) reads as \(read), prints as \(statement)") }
      }
    }
  }

  @Test("The canonical text is its own canonical text")
  func canonicalTextStays() throws {
    var maker = StatementMaker(seed: 21)
    for _ in 0..<1000 {
      let statement = try #require(try parser.parseStatement(maker.statement().text))
      #expect(try parser.parseStatement(statement.description)?.description == statement.description)
    }
  }

  @Test(
    "A number prints as the shortest text that reads back as the same number",
    arguments: [
      (0, "0"), (64, "64"), (0.1, "0.1"), (1e-5, "1e-5"), (1.5e-7, "1.5e-7"), (1e15, "1000000000000000"),
      (1e16, "1e16"),
      (1e300, "1e300"),
      (123_456_789, "123456789"), (0.0001, "0.0001"), (Double.leastNonzeroMagnitude, "5e-324"),
      (1.7976931348623157e308, "1.7976931348623157e308"),
    ])
  func numbers(value: Double, text: String) throws {
    #expect(Literal.number(value) == text)
    guard case .number(let read) = try parser.parseExpression(text).kind else {
      Issue.record("\(text) is no number")
      return
    }
    #expect(read == value)
  }

  @Test("A negative number prints in brackets where its sign would otherwise bind more loosely")
  func negativeNumbers() {
    let three = Syntax.Expression(.number(-3), Span(0, 0))
    let two = Syntax.Expression(.number(2), Span(0, 0))
    #expect(Syntax.Expression(.binary(.power, three, two), Span(0, 0)).description == "(-3)^2")
    #expect(Syntax.Expression(.binary(.subtract, two, three), Span(0, 0)).description == "2 - -3")
  }
}

/// Makes statements by walking the grammar, each as text with random blanks and twins, and as the tree it stands for.
private struct StatementMaker {
  typealias Made = (text: String, tree: String)
  private var generator: SplitMix
  /// How many brackets the statement may still open.
  private var budget = 0

  init(seed: UInt64) { generator = SplitMix(seed: seed) }

  mutating func statement() -> Made {
    budget = 2
    switch number(4) {
    case 0:
      let value = value(2)
      let name = name()
      return ("\(name)\(blank())=\(blank())\(value.text)", "(= \(name) \(value.tree))")
    case 1:
      let value = value(2)
      let name = name()
      return (
        "\(name)(a\(blank()),\(blank())b\(blank())=\(blank())2\(blank()))\(blank())=\(blank())\(value.text)",
        "(family \(name) [a b=2] \(value.tree))"
      )
    case 2: return command()
    default:
      let value = value(2)
      // A verb with its brackets, alone on its line, is a command.
      return value.tree.hasPrefix("(verb") ? ("x -> (\(value.text))", "(-> x \(value.tree))") : value
    }
  }

  private mutating func command() -> Made {
    let verb = pick(["probe", "train", "evaluate", "theory"])
    let subject = value(2)
    var text = "\(verb) \(subject.text)"
    var tree = "(do \(verb) \(subject.tree)"
    for key in ["epochs", "seed"].prefix(number(3)) {
      let value = value(2)
      text += " \(key)\(blank())=\(blank())\(value.text)"
      tree += " \(key)=\(value.tree)"
    }
    if number(3) == 0 {
      text += " watch=gradients"
      tree += " watch='gradients"
      if verb != "train" { return ("probe x", "(do probe x)") }
    }
    return (text, tree + ")")
  }

  private mutating func value(_ depth: Int) -> Made {
    budget -= 1
    let depth = budget > 0 ? depth : 0
    let first = chain(depth)
    switch number(8) {
    case 0:
      let sign = pick(["==", "!="])
      let second = chain(depth)
      guard number(2) == 0 else {
        return (
          "\(first.text)\(gap())\(sign)\(gap())\(second.text)", "(? \(first.tree) \(sign) \(second.tree))"
        )
      }
      let third = chain(depth)
      return (
        "\(first.text) \(sign) \(second.text)\(pick([" +- ", "±", " ± "]))\(third.text)",
        "(? \(first.tree) \(sign) \(second.tree) +- \(third.tree))"
      )
    case 1:
      var made: Made = (first.text, "(? \(first.tree)")
      for _ in 0...number(2) {
        let (typed, sign) = pick([
          ("<", "<"), ("<=", "<="), (">", ">"), (">=", ">="), ("≤", "<="), ("≥", ">="),
        ])
        let next = chain(depth)
        made.text += "\(gap())\(typed)\(gap())\(next.text)"
        made.tree += " \(sign) \(next.tree)"
      }
      return (made.text, made.tree + ")")
    default: return first
    }
  }

  private mutating func chain(_ depth: Int) -> Made {
    let first = range(depth)
    guard number(5) == 0 else { return first }
    var made: Made = (first.text, "(-> \(first.tree)")
    for _ in 0...number(3) {
      let next = range(depth)
      made.text += "\(gap())\(pick(["->", "→"]))\(gap())\(next.text)"
      made.tree += " \(next.tree)"
    }
    return (made.text, made.tree + ")")
  }

  private mutating func range(_ depth: Int) -> Made {
    let lower = sum(depth)
    guard number(6) == 0 else { return lower }
    let upper = sum(depth)
    let ends: Made = ("\(lower.text)\(gap())..\(gap())\(upper.text)", "(.. \(lower.tree) \(upper.tree)")
    guard number(2) == 0 else { return (ends.text, ends.tree + ")") }
    let step = sum(depth)
    let isFactor = number(2) == 0
    return (
      "\(ends.text) by \(isFactor ? "*" : "")\(step.text)",
      "\(ends.tree) by\(isFactor ? "*" : "") \(step.tree))"
    )
  }

  private mutating func sum(_ depth: Int) -> Made {
    var made = product(depth)
    while number(4) == 0 {
      let (typed, sign) = pick([("+", "+"), ("-", "-"), ("−", "-")])
      let next = product(depth)
      made = ("\(made.text) \(typed) \(next.text)", "(\(sign) \(made.tree) \(next.tree))")
    }
    return made
  }

  private mutating func product(_ depth: Int) -> Made {
    var made = unary(depth)
    while number(4) == 0 {
      let (typed, sign) = pick([("*", "*"), ("/", "/"), ("×", "*"), ("÷", "/")])
      // A range with a layer as its factor is refused, so that no name here is a constructor's.
      let next = unary(depth)
      made = ("\(made.text)\(gap())\(typed)\(gap())\(next.text)", "(\(sign) \(made.tree) \(next.tree))")
    }
    return made
  }

  private mutating func unary(_ depth: Int) -> Made {
    guard number(6) == 0, depth > 0 else { return power(depth) }
    let value = unary(depth - 1)
    return ("-\(blank())\(value.text)", "(- \(value.tree))")
  }

  private mutating func power(_ depth: Int) -> Made {
    let base = postfix(depth)
    guard number(6) == 0, depth > 0 else { return base }
    let exponent = unary(depth - 1)
    return (
      "\(base.text)\(blank())\(pick(["^", "**"]))\(blank())\(exponent.text)",
      "(^ \(base.tree) \(exponent.tree))"
    )
  }

  private mutating func postfix(_ depth: Int) -> Made {
    guard depth > 0, number(3) == 0 else { return atom(depth) }
    var made: Made = pick(["x", "tower", "it", "批"]).twice
    for _ in 0...number(3) {
      switch number(3) {
      case 0:
        let arguments = arguments(depth - 1, isEmptyAllowed: true)
        made = ("\(made.text)(\(arguments.text))", "(call \(made.tree)\(arguments.tree))")
      case 1:
        let arguments = arguments(depth - 1, isEmptyAllowed: false)
        made = ("\(made.text)[\(arguments.text)]", "(pick \(made.tree)\(arguments.tree))")
      default:
        let field = pick(["loss", "factor", "by", "seed", "theory"])
        made = ("\(made.text).\(field)", "(. \(made.tree) \(field))")
      }
    }
    return made
  }

  private mutating func arguments(_ depth: Int, isEmptyAllowed: Bool) -> Made {
    var made: Made = ("", "")
    let count = number(3) + (isEmptyAllowed ? 0 : 1)
    let keyed = number(count + 1)
    for place in 0..<count {
      let value = value(depth)
      let key = place >= count - keyed ? ["depth", "over", "seed"][place % 3] : nil
      if place > 0 { made.text += "\(inside()),\(inside())" }
      made.text += (key.map { "\($0)\(inside())=\(inside())" } ?? (place == 0 ? inside() : "")) + value.text
      made.tree += " " + (key.map { "\($0)=" } ?? "") + value.tree
    }
    if count > 0, number(8) == 0 { made.text += "," }
    return made
  }

  private mutating func atom(_ depth: Int) -> Made {
    switch number(depth > 0 ? 10 : 6) {
    case 0, 1:
      return pick([
        ("3", "3"), ("0.5", "0.5"), (".25", "0.25"), ("1e-3", "0.001"), ("2E4", "20000"), ("1_000", "1000"),
        ("７", "7"),
      ])
    case 2: return pick(["\"text\"", "'text'", "“text”"]).made("\"text\"")
    case 3: return pick(["____", "__"]).made("____")
    case 4, 5: return pick(["x", "y2", "_z", "größe", "学习率", "it", "true", "last"]).twice
    case 6:
      let value = value(depth - 1)
      return ("(\(inside())\(value.text)\(inside()))", value.tree)
    case 7:
      let arguments = value(depth - 1)
      return ("probe(\(arguments.text), seed=3)", "(verb probe \(arguments.tree) seed=3)")
    default:
      var made: Made = ("", "(list")
      for place in 0...number(3) {
        let value = value(depth - 1)
        made.text += (place > 0 ? "\(inside())\(pick([",", "，", "、"]))\(inside())" : "") + value.text
        made.tree += " \(value.tree)"
      }
      return (pick(["[\(made.text)]", "【\(made.text)】", "[\(made.text),]"]), made.tree + ")")
    }
  }

  private mutating func name() -> String { pick(["x", "deep", "net_2", "批", "_a"]) }
  private mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
  private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(elements.count)] }
  private mutating func blank() -> String { pick(["", "", " ", "  ", "　"]) }
  /// Where two signs must not melt into one.
  private mutating func gap() -> String { pick([" ", "  ", " \t"]) }
  /// Inside brackets, where a line may end.
  private mutating func inside() -> String { pick(["", "", " ", "\n", " # note\n  "]) }
}

extension String {
  fileprivate var twice: (text: String, tree: String) { (self, self) }
  fileprivate func made(_ tree: String) -> (text: String, tree: String) { (self, tree) }
}
