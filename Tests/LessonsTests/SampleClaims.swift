@testable import Lessons

enum SampleClaims {
  /// One claim, as short as can be.
  static let short = """
    ---
    kind: claims
    format: 1
    title: T
    about: a text
    seeds: 2
    ---
    # T

    Prose.

    ## 1 · § 2.3

    It `grows`, they say.

    ```gradlab
    a = 3
    ```

    - size: `a`

    1. **holds if** it is large.
       - `a > 5`
    2. **does not hold**: small
       - `2 > a`
    3. **Holds**:
       - `a > 1`
       - `4 > a`

    Verdict: **holds**

    """

  /// The same in Chinese.
  static let chinese = """
    ---
    kind: claims
    format: 1
    title: 测得的题目
    about: 一篇文章
    seeds: 2
    ---
    # 测得的题目

    正文。

    ## 1 · § 2.3

    他们说它会`变大`。

    ```gradlab
    a = 3
    ```

    - 大小：`a`

    1. **有条件成立**：它很大。
       - `a > 5`
    2. **不成立**：太小
       - `2 > a`
    3. **成立**
       - `a > 1`
       - `4 > a`

    结论：**成立**

    """

  /// Another text than the course's article.
  static let other = """
    ---
    kind: claims
    format: 1
    title: Rectifiers, measured
    about: He, Zhang, Ren and Sun, Delving Deep into Rectifiers, 2015
    seed: 3
    seeds: 3
    ---
    # Rectifiers, measured

    The paper derives weights for networks of rectifiers. Three of the things that it says.

    ## 1 · § 2.2

    With weights of variance 2/n the error signal of deep rectifiers keeps its size.

    ```gradlab
    probe 20 * dense(64, relu, init=he) -> dense(1, sigmoid) seed=draws
    ```

    - factor a layer: `it.factor`

    1. **holds**
       - `0.85 < it.factor < 1.15`
    2. **does not hold**
       - `it.factor < 0.8`

    Verdict: **holds**

    ## 2 · § 2.2

    With Glorot's weights it shrinks, layer by layer.

    - This list is prose: no measurement stands before it.

    ```gradlab
    small = probe(20 * dense(64, relu, init=glorot) -> dense(1, sigmoid), seed=draws)
    tanhs = probe(20 * dense(64, tanh, init=glorot) -> dense(1, sigmoid), seed=draws)
    ```

    - rectifiers: `small.factor`
    - tanh: `tanhs.factor`

    1. **holds if** it is rectifiers that they meet.
       - `small.factor < 0.8`
       - `tanhs.factor > 0.85`

    Verdict: **holds if**

    ## 3 · Abstract

    A leak for negative numbers does no harm to it.

    ```gradlab
    probe 20 * dense(64, leaky_relu(0.25), init=he) -> dense(1, sigmoid) seed=draws
    ```

    - factor a layer: `it.factor`

    1. **does not hold**
       - `it.factor < 0.5`

    Verdict: **undecided**

    """

  static func read(_ text: String) -> (document: ClaimDocument?, problems: [Problem]) {
    ClaimReader.read(file: "claims.md", bytes: Array(text.utf8))
  }
}
