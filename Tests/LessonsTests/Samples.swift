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

  /// A lesson with questions of several kinds and an exercise.
  static let course = """
    ---
    format: 1
    id: course
    title: The course
    seed: 7
    solution: after 2 tries
    ---
    # The course

    Hello.

    ## One

    ```gradlab id=first
    a = 1
    a + 100
    ```

    After the first.

    <!-- note: Wait for the class. -->

    ```predict id=guess answer=b scale=log10
    How large is b?
    ```

    ```predict id=why
    Why?
    ```

    ```gradlab id=second
    b = 0.001
    ```

    <details>
    <summary>Why so small?</summary>

    Because of this.

    </details>

    ## Two

    ```predict id=pick answer=2
    Which one?
    1) the first
    2) the second
    ```

    ```gradlab id=third
    c = 3
    ```

    <details>
    <summary>Which</summary>

    - No, not the first.
    - Yes, the second.

    </details>

    ## Three

    ```gradlab id=fix role=starter
    fix = ____
    ```

    Make it large.

    ```gradlab id=fix role=check
    expect fix > 5
    ```

    <details>
    <summary>Hint</summary>

    Larger than five.

    </details>

    <details>
    <summary>Solution</summary>

    Six.

    ```gradlab id=fix role=solution
    fix = 6
    ```

    </details>

    ```gradlab id=last
    fix + 100
    ```

    """

  static func read(_ text: String) -> (lesson: Lesson?, problems: [Problem]) {
    LessonReader.read(file: "sample.md", bytes: Array(text.utf8))
  }
}
