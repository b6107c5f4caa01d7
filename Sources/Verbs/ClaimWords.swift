import CommandKit
import Documents
import Lab
import Messages

/// A claim with what was found, in words: `accuracy of wild: 0.48 < 0.55`.
struct ClaimWords {
  let claim: Claim

  init(_ claim: Claim) { self.claim = claim }

  /// Longer expressions say less than the numbers alone.
  private static let longestSubject = 60

  /// What was found for one variant, or for several in one line: the range of each side that varies.
  func statement(_ variants: [(sides: [Element], margin: Element?)]) -> String {
    let digits = variants.map(digits).max() ?? 3
    var text = subject.map { $0 + DisplayLanguage.current.colon } ?? ""
    for index in claim.operands.indices {
      if index > 0 { text += " \(claim.comparisons[index - 1].rawValue) " }
      text += range(variants.map { $0.sides[index] }, digits: digits)
    }
    let margins = variants.compactMap(\.margin)
    if !margins.isEmpty { text += " +- " + range(margins, digits: 3) }
    guard variants.count > 1 else { return text }
    return ClaimPhrase.forAll(text, count: variants.count).words(in: .current)
  }

  private func range(_ elements: [Element], digits: Int) -> String {
    let numbers = elements.compactMap(\.number)
    guard numbers.count == elements.count, let low = numbers.min(), let high = numbers.max() else {
      let all = elements.map { Presentation.short($0, digits: digits) }
      return Set(all).count == 1 ? all[0] : "…"
    }
    let ends = [low, high].map { Presentation.short(.number($0), digits: digits) }
    return ends[0] == ends[1] ? ends[0] : "\(ends[0]) … \(ends[1])"
  }

  /// Digits enough to tell sides apart that differ; with a tolerance, so many that what rounding adds is less than it.
  private func digits(_ sides: [Element], _ margin: Element?) -> Int {
    let numbers = sides.compactMap(\.number)
    func areTold(_ digits: Int) -> Bool {
      zip(numbers, numbers.dropFirst()).allSatisfy { a, b in
        let format = NumberFormat.significant(digits)
        return a == b || format.string(a) != format.string(b)
      }
    }
    if let margin = margin?.number, let largest = numbers.map(abs).max(), largest > 0, margin > 0,
      largest.isFinite, zip(numbers, numbers.dropFirst()).allSatisfy({ abs($0 - $1) <= margin })
    {
      return min(17, [3, 4, 5, 8, 17].first { largest / margin <= Double.powerOfTen($0 - 1) } ?? 17)
    }
    return [3, 5, 8, 17].first(where: areTold) ?? 17
  }

  // MARK: What it is about

  /// The sides that are no plain numbers, in words; `nil` where there are none.
  private var subject: String? {
    let told = claim.operands.enumerated().filter { !$0.element.isPlainNumber }
    guard let first = told.first else { return nil }
    var text = Self.words(first.element)
    for (before, next) in zip(told, told.dropFirst()) {
      let words = Self.words(next.element)
      text =
        next.offset == before.offset + 1
        ? "\(text) \(claim.comparisons[before.offset].rawValue) \(words)"
        : ClaimPhrase.and(text, words).words(in: .current)
    }
    return text.count <= Self.longestSubject ? text : nil
  }

  private static func words(_ expression: Syntax.Expression) -> String {
    switch expression.kind {
    case .field(let base, let name):
      return ClaimPhrase.field(name: name.text, of: owner(base)).words(in: .current)
    case .pick(let base, let arguments):
      // "loss of relu"; a place that is a number stays in its brackets: "dead[2]".
      let places = arguments.map(\.description).joined(separator: ", ")
      guard case .field(let owned, let name) = base.kind else { return expression.description }
      guard arguments.allSatisfy(\.isWord) else {
        return ClaimPhrase.field(name: "\(name.text)[\(places)]", of: owner(owned)).words(in: .current)
      }
      let of = owner(owned).map { ClaimPhrase.picked(places, from: $0).words(in: .current) } ?? places
      return ClaimPhrase.field(name: name.text, of: of).words(in: .current)
    case .call(let callee, let arguments):
      guard case .name(let name) = callee.kind, let reduction = ClaimPhrase.Reduction(rawValue: name),
        arguments.count == 1, arguments[0].key == nil, case .value(let inner) = arguments[0].operand
      else { return expression.description }
      return ClaimPhrase.reduced(reduction, of: words(inner)).words(in: .current)
    default: return expression.description
    }
  }

  /// Whose field it is; `nil` for the last result.
  private static func owner(_ expression: Syntax.Expression) -> String? {
    if case .name("it") = expression.kind { return nil }
    return expression.description
  }
}

/// The words in which a claim is told.
enum ClaimPhrase: Message {
  /// `of`: `nil` for the last result.
  case field(name: String, of: String?)
  case reduced(Reduction, of: String)
  /// A variant of a result.
  case picked(String, from: String)
  /// Sides that are not beside each other.
  case and(String, String)
  /// What was found is so for several variants.
  case forAll(String, count: Int)

  /// By the names of the functions.
  enum Reduction: String, Hashable, Sendable {
    case max, min, mean, median
  }

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishVerbs.words(self)
    case .chinese: ChineseVerbs.words(self)
    }
  }
}

extension Syntax.Expression {
  fileprivate var isPlainNumber: Bool {
    switch kind {
    case .number, .text: true
    case .negate(let operand): operand.isPlainNumber
    case .list(let items): items.allSatisfy(\.isPlainNumber)
    case .name(let name): ["true", "false", "none"].contains(name)
    default: false
    }
  }
}

extension Syntax.Argument {
  /// Whether it is the name of something in a list: `relu`.
  fileprivate var isWord: Bool {
    guard key == nil else { return false }
    guard case .value(let expression) = operand else { return true }
    if case .name(let name) = expression.kind { return name != "last" }
    return false
  }
}

extension Double {
  fileprivate static func powerOfTen(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
