/// A document of claims to start from.
enum ClaimTemplate {
  static let text = """
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
