/// Files to start from, in Chinese.
enum ChineseTemplates {
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
    title: 题目
    lang: zh-Hans
    minutes: 10
    seed: 7
    ---
    # 题目

    这一课讲什么，用一两句话说。

    ## 第一小节

    每个小节只讲一件事，段落要短。反引号里的语句，例如 `sigmoid.slope(0)`，显示成代码。

    ```predict id=slope answer=top scale=log10
    sigmoid 最陡的地方有多陡？
    ```

    ```gradlab id=slope-measured
    top = sigmoid.slope(0)
    top
    expect top == 0.25
    ```

    <details>
    <summary>为什么是四分之一？</summary>

    它的斜率是 y(1 − y)，在 y = 1/2 处最大。这一段在单元格运行之后，与读者的猜测一起显示。

    </details>

    ## 轮到你

    ```gradlab id=twenty role=starter
    product = top ^ ____
    ```

    二十层 sigmoid 最多给梯度留下多大的因子？

    ```gradlab id=twenty role=check
    expect product == 0.25^20 +- 1e-15 else="二十层，每层的因子最多四分之一。"
    ```

    <details>
    <summary>提示</summary>

    各层的因子相乘。

    </details>

    <details>
    <summary>解答</summary>

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
    title: 文章怎么说，测得怎样
    about: 作者，题目，年份
    seeds: 5
    ---
    # 文章怎么说，测得怎样

    这是什么文章，在哪里能读到。

    ## 1 · § 2.3

    第 2.3 节说了什么，用你自己的话写：二十层 sigmoid 让梯度消失。

    ```gradlab
    probe 20 * dense(64, sigmoid) -> dense(1, sigmoid) seed=draws
    ```

    - 每层因子：`it.factor`
    - 首末层之比：`it.ratio`

    1. **成立**
       - `it.ratio < 1e-6`
    2. **不成立**：梯度传得到
       - `it.ratio > 0.01`

    结论：**成立**

    ## 2 · § 4

    换一个激活函数，梯度就不消失。

    ```gradlab
    probe 20 * dense(64, [relu, tanh, sigmoid]) -> dense(1, sigmoid) seed=draws
    ```

    - relu 的首末层之比：`it.ratio[relu]`
    - tanh：`it.ratio[tanh]`
    - sigmoid：`it.ratio[sigmoid]`

    1. **有条件成立**：激活函数不在两侧都饱和。
       - `it.ratio[relu] > 0.001`
       - `it.ratio[sigmoid] < 1e-6`
    2. **成立**
       - `it.ratio[relu] > 0.001`

    结论：**有条件成立**

    """
}
