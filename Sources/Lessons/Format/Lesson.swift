import Documents

/// A lesson as its file describes it.
package struct Lesson: Sendable {
  /// As the user named it.
  package var file: String
  /// Whether the program carries it with it: then it lies in no folder.
  package var isBuiltIn = false
  package var front: FrontMatter
  package var steps: [Step]

  package var id: String { front.id }
  package var title: String { front.title }

  /// A heading and what stands below it: a slide in the class view.
  package struct Step: Sendable {
    /// Empty for what stands between the lesson's title and its first step.
    package var title: String
    package var line: Int
    package var items: [Item]
  }

  /// What the reader meets, in order.
  package enum Item: Sendable {
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
  package struct Cell: Sendable, Hashable {
    package enum Role: String, Sendable, CaseIterable {
      case starter, check, solution
    }
    package var id: String?
    package var role: Role?
    /// The claims of the document that it measures.
    package var claims: [Int] = []
    /// Whether it is meant to fail.
    package var fails = false
    /// Whether it takes long, and announces itself.
    package var slow = false
    package var source: String
    /// Of the fence; the first statement is one below.
    package var line: Int
  }

  /// Asked before the next cell.
  package struct Question: Sendable {
    package enum Answer: Sendable, Hashable {
      /// A number, computed from this expression once the cell has run.
      case measured(String, inDecades: Bool)
      case option(Int)
      case options([Int])
      /// Kept, not scored.
      case open
    }
    package var id: String
    package var text: [Block]
    package var options: [Option]
    package var answer: Answer
    /// Shown after the cell, beside the guess.
    package var explanation: Details?
    package var line: Int

    package struct Option: Sendable {
      package var number: Int
      package var text: Text
    }
  }

  /// Something for the reader to write.
  package struct Exercise: Sendable {
    package var id: String
    /// Between the starter and the check.
    package var text: [Block]
    package var starter: Cell?
    package var check: Cell
    package var hints: [Details]
    package var solution: Cell
    /// The solution's prose and cell, as they stand in the file.
    package var solutionDetails: Details
    package var line: Int
  }

  /// A `<details>` element.
  package struct Details: Sendable {
    package var summary: Text
    package var blocks: [Block]
    /// The items of the first list in it: the k-th belongs to a question's option k.
    package var choices: [[Block]] = []
    package var cells: [Cell] = []
    package var line: Int
  }
}

extension Lesson {
  /// The step and item of a place in it, in reading order.
  package struct Place: Sendable, Hashable, Comparable {
    package var step: Int
    package var item: Int

    package init(step: Int, item: Int) {
      self.step = step
      self.item = item
    }

    package static func < (left: Place, right: Place) -> Bool {
      (left.step, left.item) < (right.step, right.item)
    }
  }

  /// Every place that holds an item, in reading order.
  package var places: [Place] {
    steps.indices.flatMap { step in
      steps[step].items.indices.map { Place(step: step, item: $0) }
    }
  }

  package subscript(place: Place) -> Item { steps[place.step].items[place.item] }

  /// Where the cell, question or exercise with this id stands.
  package func place(of id: String) -> Place? { places.first { self[$0].id == id } }
}

extension Lesson.Item {
  /// The name by which `goto` and the progress file find it.
  package var id: String? {
    switch self {
    case .cell(let cell): cell.id
    case .question(let question): question.id
    case .exercise(let exercise): exercise.id
    case .prose, .aside, .pause, .note: nil
    }
  }
}
