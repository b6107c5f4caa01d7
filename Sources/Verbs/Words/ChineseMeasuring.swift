import Diagnostics
import Documents
import Messages

/// What is said beside the figures of measurements, in Chinese.
enum ChineseMeasuring {
  static func text(_ message: ProbeMessage) -> Text {
    switch message {
    case .head(let subject, let layers, let parameters, let precision, let data):
      "\(subject, .strong) · \(layers) 层 · \(parameters) 个参数 · \(precision.rawValue) · 数据\(data.afterHan)"
    case .mode(.train): "如同训练（mode=train）"
    case .mode(.eval): "如同评估（mode=eval）"
    case .stepOf(let optimizer): "用 \(optimizer) 走一步"
    case .or: " 或 "
    case .blanks: "×/层：从一个有权重的层到下一个；别的层没有"
    case .fitted(let label, let factor): "拟合\(label.isEmpty ? "" : "（\(label)）")：每步 ×\(factor, .strong)"
    case .sideBySide: "这些是并列的网络；要把层连起来就写 `->`。"
    }
  }

  static func text(_ message: SpectrumMessage) -> Text {
    switch message {
    case .head(let subject, let stretch, let inputs, let outputs, let samples):
      "\(subject, .strong) · \(words(stretch)) · \(inputs) → \(outputs) · \(samples) 个样本 · float64"
    case .largest(let value): "最大：\(value, .strong)"
    case .median(let value): "中位数：\(value, .strong)"
    case .smallest(let value): "最小：\(value, .strong)"
    case .condition(let value): "条件数：\(value, .strong)（最大比最小）"
    case .meanSquare(let value, let theory): "平方的均值：\(value, .strong)" + predicted(theory)
    case .directions(let value, let all, let theory):
      "剩下的东西集中在 \(all) 个方向里的 \(value, .strong) 个" + predicted(theory)
    case .isZero: "雅可比矩阵是 0：输入怎么变，都到不了最后。"
    case .isEstimated:
      "超过 256 个方向，就只有最大的奇异值（用幂迭代，从下方逼近）；平方的均值和方向数，是用 64 个随机向量的乘积估计的。"
    case .unresolved(let count, let all):
      "\(all) 个值里有 \(count) 个不到最大值的 1e-14：这些方向淹没在 float64 的舍入里，它们的值就是那点舍入。"
    }
  }

  private static func predicted(_ theory: Double?) -> Text { theory.map { "（理论：\($0)）" } ?? "" }

  private static func words(_ stretch: Spectrum.Stretch) -> String {
    switch stretch {
    case .layers(from: 0, let to): "从输入到第 \(to) 层"
    case .layers(let from, let to): "从第 \(from) 层到第 \(to) 层"
    case .steps(let layer, let from, let to): "第 \(layer) 层，从时间步 \(from) 到 \(to)"
    }
  }

  static func text(_ message: TheoryMessage) -> Text {
    switch message {
    case .subject(let activation, let weights, let bias):
      Text("\(activation)，\(drawn(weights))\(bias.map { "，偏置 σ_b² = \(variance($0))" } ?? "")", .strong)
    case .factor(let value):
      "反向的每层因子：\(value, .strong, format: .significant(4))（√χ₁：每层把误差信号乘以它）"
    case .forward(let value):
      "前向的每层因子：\(value, .strong, format: .significant(4))（样本之间的差别）"
    case .limit(let value): "极限长度 q*：\(value, .strong, format: .significant(4))"
    case .depthScale(let value): "深度尺度 ξ：\(value, .strong) 层"
    case .criticalVariance(let value):
      "临界 σ_w²：\(value, .strong, format: .significant(4))（取它时因子为 1）"
    case .scatter(let value):
      "换一次抽样，误差信号会大到或小到多少倍（×÷）：\(value, .strong)（从第一个隐藏层到最后一个）"
    case .width(let value):
      "这个深度需要的宽度：每层 \(value, .strong, format: .significant(2)) 个单元（那样就只有 ×÷ 2）"
    case .widthPerLayer(let value):
      "某个深度需要的宽度：层数乘以 \(value, .strong, format: .significant(2)) 个单元"
    }
  }

  private static func drawn(_ weights: TheoryMessage.Weights) -> String {
    switch weights {
    case .variance(let given): "权重 σ_w² = \(variance(given))"
    case .drawn(let initializer, let units): "权重 \(initializer)，\(units) 个单元"
    }
  }

  private static func variance(_ value: Double) -> String { NumberFormat.significant(4).string(value) }

  static func text(_ message: ExplanationMessage) -> Text {
    switch message {
    case .chain: "往回走，每个单元把梯度乘以自己的斜率，再乘以下一个单元的权重："
    case .layer(let layer, let unit, let sample, let next):
      "第 \(layer, .strong) 层第 \(unit, .strong) 个单元，样本 \(sample)：从第 \(next) 层传回来的，最大的在前"
    case .rest(let units, let sum): "其余 \(units) 个单元合计 \(sum, .code)"
    case .takenUp(let layer): "\(layer) 的均值和方差吃掉的部分"
    }
  }

  static func text(_ message: GradcheckMessage) -> Text {
    switch message {
    case .largest(let error): "最大相对误差（扣除损失的舍入）：\(error, .strong, format: .scientific(2))"
    case .nothingResolved:
      "没有一个元素能分辨的地方，梯度比损失的舍入还小，用损失的差怎么也测不出来。"
    }
  }

  static func text(_ message: BoundaryMessage) -> Text {
    switch message {
    case .held(let claim, let axis, let places):
      "\(claim, .code) 在\(axis.afterHan.beforeHan)为 \(places.joined(separator: "、"), .strong) 时成立，在试过的其余位置不成立。"
    case .upTo(let claim, let axis, let holds, let fails):
      "\(claim, .code) 直到\(axis.afterHan) = \(holds, .strong) 都成立，到 \(fails, .strong) 就不成立了。"
    case .from(let claim, let axis, let holds, let fails):
      "\(claim, .code) 从\(axis.afterHan) = \(holds, .strong) 起成立，在 \(fails, .strong) 还不成立。"
    case .everywhere(let claim): "\(claim, .code) 在试过的每一处都成立。"
    case .nowhere(let claim): "\(claim, .code) 在试过的每一处都不成立。"
    case .changesMore: "沿着区间它变了不止一次：没有单一的边界。"
    case .depthScale(let scale): "理论给这个网络的深度尺度 ξ 是 \(scale, .strong) 层。"
    }
  }
}
