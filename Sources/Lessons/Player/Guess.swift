import CommandKit
import Documents

/// What a reader said before a result, and how far off it was.
public struct Guess: Hashable, Sendable {
  /// As typed.
  public var text: String
  public var value: Value
  /// From 1 to 5.
  public var confidence: Int?
  public var outcome: Outcome?

  public enum Value: Hashable, Sendable {
    case number(Double)
    case options([Int])
    case words
  }

  public enum Outcome: Hashable, Sendable {
    /// The measured number, and the distance: in decades, or relative to what was measured.
    case measured(Double, gap: Double, inDecades: Bool)
    case right
    case wrong
    /// The answer could not be computed.
    case unknown(String)
  }
}

extension Lesson.Question {
  /// The guess that a line makes.
  ///
  /// - Parameter evaluate: the number that a typed expression stands for.
  /// - Throws: a failure that says what the question takes.
  func guess(
    from line: String, evaluate: (String) throws(Failure) -> Double
  ) throws(Failure) -> Guess {
    let text = line.trimmed
    switch answer {
    case .open: return Guess(text: text, value: .words)
    case .option: return Guess(text: text, value: .options([try optionNumbers(in: text, several: false)[0]]))
    case .options: return Guess(text: text, value: .options(try optionNumbers(in: text, several: true)))
    case .measured(_, let inDecades):
      let number: Double
      do {
        number = try evaluate(text)
      } catch {
        throw Failure("The answer is a number, such as 0.05, 1e-6 or 0.25^20. `skip` goes on without one.")
      }
      guard number.isFinite, !inDecades || number > 0 else {
        throw Failure("The answer is a number above zero, such as 0.05 or 1e-6.")
      }
      return Guess(text: text, value: .number(number))
    }
  }

  private func optionNumbers(in text: String, several: Bool) throws(Failure) -> [Int] {
    let pieces = text.split { ",;[]() 、，".contains($0) }
    let numbers = pieces.compactMap { Int($0) }
    let areOptions = numbers.count == pieces.count && numbers.allSatisfy { 1...options.count ~= $0 }
    guard areOptions, several ? !numbers.isEmpty : numbers.count == 1 else {
      let range = options.count == 2 ? "1 or 2" : "from 1 to \(options.count)"
      throw Failure(
        several
          ? "The answer is one or more numbers of options, such as 1, 3. `skip` goes on without one."
          : "The answer is the number of an option, \(range). `skip` goes on without one.")
    }
    return Set(numbers).sorted()
  }

  /// How the guess compares with what was found.
  func outcome(of guess: Guess, evaluate: (String) throws(Failure) -> Double) -> Guess.Outcome? {
    switch (answer, guess.value) {
    case (.option(let right), .options(let chosen)): return chosen == [right] ? .right : .wrong
    case (.options(let right), .options(let chosen)):
      return chosen == Set(right).sorted() ? .right : .wrong
    case (.measured(let expression, let inDecades), .number(let guessed)):
      do throws(Failure) {
        let found = try evaluate(expression)
        return .measured(found, gap: gap(guessed, found, inDecades: inDecades), inDecades: inDecades)
      } catch {
        return .unknown(error.message)
      }
    default: return nil
    }
  }

  private func gap(_ guessed: Double, _ found: Double, inDecades: Bool) -> Double {
    if inDecades { return found > 0 ? decades(guessed / found) : .infinity }
    return found == 0 ? (guessed == 0 ? 0 : .infinity) : (guessed - found) / found.magnitude
  }
}

extension Guess {
  /// From 0 to 1; `nil` where nothing is scored.
  public var score: Double? {
    switch outcome {
    case .right: 1
    case .wrong: 0
    // Three decades off, or off by as much as the number itself, counts nothing.
    case .measured(_, let gap, let inDecades):
      max(0, 1 - gap.magnitude / (inDecades ? 3 : 1))
    case .unknown, nil: nil
    }
  }
}
