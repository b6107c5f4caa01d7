/// What the grammar asks for at the end of a text that is being typed.
struct Expectation {
  /// Held by reference: the grammar calls itself deep, and each call has one.
  indirect enum Kind {
    case statement
    /// A value for this parameter, if one is known, or one of these keys.
    case value(Parameter?, or: [Parameter])
    /// A part of a chain.
    case link
    case keys([Parameter])
    case field(of: Syntax.Expression)
    /// What square brackets may pick from a value, along the axis of this name or along any.
    case pick(from: Syntax.Expression, axis: String?)
    /// A word as typed.
    case word(Declaration, Parameter)
    /// The name of a file, inside its quotes.
    case file

    static let anyValue = Kind.value(nil, or: [])

    /// What brackets, or a list in its place, may hold: what the place itself may, but for its keys.
    var inside: Kind {
      switch self {
      case .value(let parameter, _): .value(parameter, or: [])
      default: self
      }
    }

    /// What a text in its place may hold; `nil`: whatever one likes.
    var inText: Kind? {
      switch self {
      case .value(let parameter?, _) where parameter.takes(.file): .file
      case .word: self
      default: nil
      }
    }
  }

  var kind: Kind
  /// The word that is being typed, in the whole text; empty where none is begun.
  var word: Span
  /// What is typed of it.
  var typed: String
  /// The parameters of the family that the place is in.
  var familyParameters: [String]
}

extension Parser {
  /// How many tokens that can't stand are left out before the end of a text is given up.
  private static let mostLeftOut = 50

  /// What the grammar asks for at the end of an unfinished text; `nil` in comments, free texts and numbers, and where
  /// no word can stand.
  func expectation(atEndOf text: [UInt8]) -> Expectation? {
    var text = text
    for _ in 0..<Self.mostLeftOut {
      var reader = Reader(text, vocabulary, isUnfinished: true)
      do throws(Failure) {
        while try reader.nextStatement() != nil {}
        return reader.expectation
      } catch {
        guard reader.expectation == nil, let mistake = reader.mistake else { return reader.expectation }
        for place in mistake.start..<mistake.end { text[place] = ascii(" ") }
      }
    }
    return nil
  }
}

extension Reader {
  /// What of the text before its end reading can go on without: the token that can't stand or, where its line ends,
  /// the statement so far.
  fileprivate var mistake: Span? {
    let span = current.kind == .newline ? Span(base, current.span.start) : current.span
    return span.start < span.end && span.end < lexer.count ? span : nil
  }

  /// The next value is for this parameter, of which a word is taken as typed; or a key stands in its place.
  mutating func want(
    _ parameter: Parameter?, of declaration: Declaration?,
    or keys: @autoclosure () -> [Parameter]? = nil
  ) {
    guard isUnfinished else { return }
    if let parameter, let declaration, parameter.isWord {
      wanted = .word(declaration, parameter)
    } else {
      wanted = .value(parameter, or: keys() ?? [])
    }
  }
}

extension Declaration {
  /// The parameters that may still be given by their keys, after so many without one; none for `nil`.
  func keys(besides given: Set<String>, after count: Int?) -> [Parameter] {
    guard let count else { return [] }
    return parameters.dropFirst(count).filter { !given.contains($0.name) && !$0.isVariadic }
  }
}
