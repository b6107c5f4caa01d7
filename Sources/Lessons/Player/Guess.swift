import CommandKit
import Documents

/// What a reader said before a result, and how far off it was.
package struct Guess: Hashable, Sendable {
  /// As typed.
  package var text: String
  package var value: Value
  /// From 1 to 5.
  package var confidence: Int?
  package var grade: Grade?
  /// Whether it is the first: one that is given when the result was seen is no guess.
  package var counts = true

  package enum Value: Hashable, Sendable {
    case number(Double)
    case options([Int])
    case words
  }

  package enum Grade: Hashable, Sendable {
    /// The measured number, and the distance: in decades, or relative to what was measured.
    case measured(Double, gap: Double, inDecades: Bool)
    case right
    case wrong
    /// The answer could not be computed.
    case unknown(Failure)
  }

  enum Direction: Hashable, Sendable {
    case tooLarge, tooSmall
  }

  /// How far a number is from what was measured, in the terms in which that is said.
  enum Distance: Hashable, Sendable {
    case none
    case decades(Double, Direction)
    /// Of what was measured.
    case share(Double, Direction)
    case timesTooLarge(Double)
    /// So many times what was measured lie between.
    case times(Double, Direction)
    case beyondDecades
  }
}

extension Guess {
  /// From 0 to 1; `nil` where nothing is scored.
  package var score: Double? {
    switch grade {
    case .right: 1
    case .wrong: 0
    // Three decades off, or off by as much as the number itself, counts nothing.
    case .measured(_, let gap, let inDecades):
      max(0, 1 - gap.magnitude / (inDecades ? 3 : 1))
    case .unknown, nil: nil
    }
  }
}

// MARK: - Questions

extension Lesson.Question {
  package enum Kind: String, Sendable, CaseIterable {
    case number, option, options, words
  }

  /// What it takes.
  package var kind: Kind {
    switch answer {
    case .measured: .number
    case .option: .option
    case .options: .options
    case .open: .words
    }
  }

  package var rightOptions: [Int] {
    switch answer {
    case .option(let number): [number]
    case .options(let numbers): numbers
    case .measured, .open: []
    }
  }

  /// The guess that a line makes.
  ///
  /// - Parameter value: the number that it stands for as an expression, where the question takes a number.
  func guess(
    _ line: String, value: Result<Double, Failure>? = nil
  ) throws(PlayerMessage.Refusal) -> Guess {
    switch answer {
    case .open: return Guess(text: line, value: .words)
    case .option:
      let numbers = optionNumbers(in: line)
      guard numbers.count == 1 else { throw .option(of: options.count) }
      return Guess(text: line, value: .options(numbers))
    case .options:
      let numbers = optionNumbers(in: line)
      guard !numbers.isEmpty else { throw .options }
      return Guess(text: line, value: .options(Set(numbers).sorted()))
    case .measured(_, let inDecades):
      guard case .success(let number)? = value else { throw .number }
      guard number.isFinite, !inDecades || number > 0 else { throw .positiveNumber }
      return Guess(text: line, value: .number(number))
    }
  }

  /// The numbers of options that a line consists of; none where it holds anything else.
  private func optionNumbers(in text: String) -> [Int] {
    let pieces = text.withASCIILookalikes.split { ",;.[]() ".contains($0) }
    let numbers = pieces.compactMap { Int($0) }
    let areOptions = numbers.count == pieces.count && numbers.allSatisfy { 1...max(1, options.count) ~= $0 }
    return areOptions ? numbers : []
  }

  /// How the guess compares with what was found.
  ///
  /// - Parameter value: the right answer, where the question takes a number.
  func grade(of guess: Guess, value: Result<Double, Failure>? = nil) -> Guess.Grade? {
    switch (answer, guess.value) {
    case (.option(let right), .options(let chosen)): return chosen == [right] ? .right : .wrong
    case (.options(let right), .options(let chosen)):
      return chosen == Set(right).sorted() ? .right : .wrong
    case (.measured(_, let inDecades), .number(let guessed)):
      switch value {
      case .success(let found)?:
        return .measured(found, gap: gap(guessed, found, inDecades: inDecades), inDecades: inDecades)
      case .failure(let failure)?: return .unknown(failure)
      case nil: return nil
      }
    default: return nil
    }
  }

  private func gap(_ guessed: Double, _ found: Double, inDecades: Bool) -> Double {
    if inDecades { return found > 0 ? decades(guessed / found) : .infinity }
    return found == 0 ? (guessed == 0 ? 0 : .infinity) : (guessed - found) / found.magnitude
  }
}

extension PlayerMessage.Refusal: Error {}

// MARK: - Distances

extension Guess.Distance {
  /// - Parameters:
  ///   - gap: as a grade has it.
  ///   - ratio: of the guess to what was measured.
  init(gap: Double, inDecades: Bool, ratio: Double) {
    let direction = gap > 0 ? Guess.Direction.tooLarge : .tooSmall
    let size = gap.magnitude
    if !gap.isFinite {
      self = .beyondDecades
    } else if inDecades {
      self = size < 0.1 ? .none : .decades(size, direction)
    } else if size <= 1 {
      self = size < 0.02 ? .none : .share(size, direction)
    } else if ratio > 1000 {
      self = .decades(Lessons.decades(ratio), .tooLarge)
    } else {
      // Beyond twice the number no percentages.
      self = ratio > 0 ? .timesTooLarge(ratio) : .times(size, direction)
    }
  }

  /// Whether it is said to be close, and not only how far it is.
  var isClose: Bool { if case .decades(let size, _) = self { size < 0.5 } else { false } }

  var style: Text.Style {
    switch self {
    case .none: .good
    case .decades(let size, _): size < 0.5 ? .good : size < 1 ? [] : .bad
    case .share(let size, _): size < 0.15 ? .good : size < 0.5 ? [] : .bad
    case .timesTooLarge, .times, .beyondDecades: .bad
    }
  }
}
