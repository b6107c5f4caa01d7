import Documents

/// A lesson as its file describes it.
public struct Lesson: Sendable {
  /// As the user named it.
  public var file: String
  public var front: FrontMatter
  public var steps: [Step]

  public var id: String { front.id }
  public var title: String { front.title }

  /// A heading and what stands below it: a slide in the class view.
  public struct Step: Sendable {
    /// Empty for what stands between the lesson's title and its first step.
    public var title: String
    public var line: Int
    public var items: [Item]
  }

  /// What the reader meets, in order.
  public enum Item: Sendable {
    case prose([Block])
    case cell(Cell)
    case question(Question)
    case exercise(Exercise)
    /// Something to read that stands aside: a `<details>` that explains no question.
    case aside(Details)
    /// The end of a slide in the middle of a step.
    case pause
    /// For the teacher alone.
    case note(String)
  }

  /// Statements that run.
  public struct Cell: Sendable, Hashable {
    public enum Role: String, Sendable, CaseIterable {
      case starter, check, solution
    }
    public var id: String?
    public var role: Role?
    /// The claims of the document that it measures.
    public var claims: [Int] = []
    /// Whether it is meant to fail.
    public var fails = false
    /// Whether it takes long, and announces itself.
    public var slow = false
    public var source: String
    /// Of the fence; the first statement is one below.
    public var line: Int
  }

  /// Asked before the next cell.
  public struct Question: Sendable {
    public enum Answer: Sendable, Hashable {
      /// A number, computed from this expression once the cell has run.
      case measured(String, inDecades: Bool)
      case option(Int)
      case options([Int])
      /// Kept, not scored.
      case open
    }
    public var id: String
    public var text: [Block]
    public var options: [Option]
    public var answer: Answer
    /// Shown after the cell, beside the guess.
    public var explanation: Details?
    public var line: Int

    public struct Option: Sendable {
      public var number: Int
      public var text: Text
    }
  }

  /// Something for the reader to write.
  public struct Exercise: Sendable {
    public var id: String
    /// Between the starter and the check.
    public var text: [Block]
    public var starter: Cell?
    public var check: Cell
    public var hints: [Details]
    public var solution: Cell
    /// The solution's prose and cell, as they stand in the file.
    public var solutionDetails: Details
    public var line: Int
  }

  /// A `<details>` element.
  public struct Details: Sendable {
    public var summary: Text
    public var blocks: [Block]
    /// The items of the first list in it: the k-th belongs to a question's option k.
    public var choices: [[Block]] = []
    public var cells: [Cell] = []
    public var line: Int
  }
}

extension Lesson {
  /// The step and item of a place in it, in reading order.
  public struct Place: Sendable, Hashable, Comparable {
    public var step: Int
    public var item: Int

    public init(step: Int, item: Int) {
      self.step = step
      self.item = item
    }

    public static func < (left: Place, right: Place) -> Bool {
      (left.step, left.item) < (right.step, right.item)
    }
  }

  /// Every place that holds an item, in reading order.
  public var places: [Place] {
    steps.indices.flatMap { step in
      steps[step].items.indices.map { Place(step: step, item: $0) }
    }
  }

  public subscript(place: Place) -> Item { steps[place.step].items[place.item] }

  /// Where the cell, question or exercise with this id stands.
  public func place(of id: String) -> Place? { places.first { self[$0].id == id } }
}

extension Lesson.Item {
  /// The name by which `goto` and the progress file find it.
  public var id: String? {
    switch self {
    case .cell(let cell): cell.id
    case .question(let question): question.id
    case .exercise(let exercise): exercise.id
    case .prose, .aside, .pause, .note: nil
    }
  }
}
