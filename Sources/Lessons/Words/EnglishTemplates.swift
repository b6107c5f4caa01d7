/// Files to start from, in English.
enum EnglishTemplates {
  static func text(_ template: Template, id: String) -> String {
    switch template {
    case .lesson: lesson(id: id)
    case .claims: claims
    }
  }

  private static func lesson(id: String) -> String {
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

  private static let claims = """
    ---
    kind: claims
    format: 1
    title: What the text says, measured
    about: Author, Title, Year
    seeds: 5
    ---
    # What the text says, measured

    What the text is, and where it can be read.

    ## 1 · § 2.3

    What section 2.3 says, in your words: twenty layers of sigmoids let the gradient vanish.

    ```gradlab
    probe 20 * dense(64, sigmoid) -> dense(1, sigmoid) seed=draws
    ```

    - factor a layer: `it.factor`
    - first layer's gradient over the last one's: `it.ratio`

    1. **holds**
       - `it.ratio < 1e-6`
    2. **does not hold**: the gradient arrives
       - `it.ratio > 0.01`

    Verdict: **holds**

    ## 2 · § 4

    With another activation it does not vanish.

    ```gradlab
    probe 20 * dense(64, [relu, tanh, sigmoid]) -> dense(1, sigmoid) seed=draws
    ```

    - ratio with relu: `it.ratio[relu]`
    - with tanh: `it.ratio[tanh]`
    - with sigmoid: `it.ratio[sigmoid]`

    1. **holds if** the activation is none that saturates on both sides everywhere.
       - `it.ratio[relu] > 0.001`
       - `it.ratio[sigmoid] < 1e-6`
    2. **holds**
       - `it.ratio[relu] > 0.001`

    Verdict: **holds if**

    """
}
