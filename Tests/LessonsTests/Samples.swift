@testable import Lessons

enum Samples {
  static let front = """
    ---
    format: 1
    id: sample
    title: A sample
    ---

    """

  /// One of everything that a lesson can hold.
  static let whole = """
    ---
    format: 1
    id: sample
    title: A sample
    document: 3.10
    minutes: 15
    requires: core-concept
    seed: 07
    solution: after 2 tries
    ---
    # A sample

    What this is *about*.

    ## First step

    Prose with `code` and a
    second line.

    <!-- note: Ask the class first. -->

    ```gradlab id=slope claim=[1, 2]
    a = 1
    ```

    | x | y |
    | :-- | --: |
    | 1 | 2 |

    ```predict id=shrink answer=it.ratio scale=log10
    By what *factor*?
    ```

    ```predict id=why
    Why do you think so?
    ```

    ```gradlab id=factor
    a = 2
    ```

    <details>
    <summary>Why so much?</summary>

    Because.

    </details>
    <details>
    <summary>An aside</summary>

    More.

    </details>

    <!-- pause -->

    ## Second step

    ```predict id=pick answer=2
    Which one?
    1) the first
    2) the second,
       over two lines
    ```

    ```gradlab fails=true slow=true
    a = b
    ```

    <details>
    <summary>About the options</summary>

    - No.
    - Yes.

    </details>

    ```gradlab id=rescue role=starter
    fix = ____
    ```

    Now it is your turn.

    ```gradlab id=rescue role=check
    expect fix > 0.85 else="Too small."
    ```

    <details>
    <summary>Hint</summary>

    Think.

    </details>

    <details>
    <summary>Solution</summary>

    It is one.

    ```gradlab id=rescue role=solution
    fix = 1
    ```

    </details>

    ```python
    print("not run")
    ```

    """

  static func read(_ text: String) -> (lesson: Lesson?, problems: [Problem]) {
    LessonReader.read(file: "sample.md", bytes: Array(text.utf8))
  }
}
