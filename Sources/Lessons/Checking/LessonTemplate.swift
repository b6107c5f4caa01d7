import CommandKit
import Files

/// A lesson to start from.
enum LessonTemplate {
  /// `lessons/en/12-My Lesson.md` → `my-lesson`, `权重初始化.md` → `权重初始化`
  static func identifier(from path: String) -> String {
    let name = Folder.lastName(of: path).withASCIILookalikes.lowercased()
    let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    let words = stem.split { !$0.unicodeScalars.allSatisfy(\.belongsToIdentifier) }
    let rest =
      words.first.map { $0.allSatisfy(\.isNumber) } == true && words.count > 1
      ? words.dropFirst() : words[...]
    return rest.isEmpty ? "lesson" : rest.joined(separator: "-")
  }

  static func text(id: String) -> String {
    """
    ---
    format: 1
    id: \(id)
    title: The title
    minutes: 10
    seed: 7
    ---
    # The title

    What the lesson is about, in a sentence or two.

    ## The first step

    One idea a step, in short paragraphs. A statement in backquotes, as in `sigmoid.slope(0)`, is shown as code.

    ```predict id=slope answer=top scale=log10
    How steep is a sigmoid where it is steepest?
    ```

    ```gradlab id=slope-measured
    top = sigmoid.slope(0)
    top
    expect top == 0.25
    ```

    <details>
    <summary>Why a quarter?</summary>

    Its slope is y(1 − y), and that is largest at y = 1/2. Shown after the cell has run, beside the reader's guess.

    </details>

    ## Your turn

    ```gradlab id=twenty role=starter
    product = top ^ ____
    ```

    What is the largest factor that twenty sigmoid layers leave of a gradient?

    ```gradlab id=twenty role=check
    expect product == 0.25^20 +- 1e-15 else="Twenty layers, each with a factor of at most a quarter."
    ```

    <details>
    <summary>Hint</summary>

    Factors of layers multiply.

    </details>

    <details>
    <summary>Solution</summary>

    ```gradlab id=twenty role=solution
    product = top ^ 20
    ```

    </details>

    """
  }
}
