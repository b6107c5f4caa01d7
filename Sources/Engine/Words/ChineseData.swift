import Parameters

extension ChineseEntries {
  static let data: [String: DeclaredWords] = [
    "gaussian": DeclaredWords(
      "正态分布的特征，只有第一个特征决定标签是 0 还是 1。",
      formula: "x ~ N(0, 1)，y = round(sigmoid(2 · x₁))；有 steps 时取 x₁ 在各时间步上的均值",
      parameters: [
        "samples": samples, "features": features, "label_noise": labelNoise,
        "steps": "让每个样本成为这么多个时间步的序列",
      ]),
    "moons": DeclaredWords(
      "两个互相咬合的半圆。", formula: "(cos t, sin t) 与 (1 − cos t, ½ − sin t)，t 从 0 到 π",
      parameters: ["samples": samples, "noise": noise, "label_noise": labelNoise]),
    "circles": DeclaredWords(
      "大圆里套一个小圆。", formula: "半径 1 与半径 ½",
      parameters: ["samples": samples, "noise": noise, "label_noise": labelNoise]),
    "spirals": DeclaredWords(
      "两条互相缠绕的螺线。", formula: "半径 r 从 0 到 1，角度 turns · 2π · r，第二条转过 π",
      parameters: [
        "samples": samples, "noise": noise, "turns": "一条螺线转几圈", "label_noise": labelNoise,
      ]),
    "xor": DeclaredWords(
      "一个正方形，对角的两块同属一类：没有一条直线分得开。",
      formula: "x 在 −1 到 1 上均匀分布，x₁ 与 x₂ 异号时 y = 1",
      parameters: ["samples": samples, "noise": noise, "label_noise": labelNoise]),
    "digits": DeclaredWords(
      "1797 个真实的手写数字，8 × 8 像素，墨色从 0 到 1。", formula: "64 个像素，逐行排列 → 0 … 9",
      parameters: ["label_noise": labelNoise]),
    "imbalanced": DeclaredWords(
      "两团正态分布的点，标签 1 的很少。", formula: "x₁ 方向上 x ~ N(±distance / 2, 1)，其余方向 N(0, 1)",
      parameters: [
        "samples": samples, "ones": "标签 1 的比例", "distance": "两团中心之间的距离，以标准差为单位",
        "features": features, "label_noise": labelNoise,
      ]),
    "adding": DeclaredWords(
      "序列里标出两个数，前后两半各一个；要答出它们的和。",
      formula: "y = x[i] + x[j]，x 在 0 到 1 上均匀分布；总答 1 的人损失是 1/6",
      parameters: ["samples": samples, "length": "时间步数", "label_noise": labelNoise]),
    "regression": DeclaredWords(
      "线性函数的 tanh 加上正态噪声。",
      formula: "x ~ N(0, 1)，y = tanh(2 · u·x) + N(0, noise²)，u 是一个随机方向",
      parameters: [
        "samples": samples, "noise": "目标值上噪声的标准差", "features": features, "label_noise": labelNoise,
      ]),
  ]

  private static let samples = "样本数"
  private static let features = "每个样本的特征数"
  private static let noise = "每个坐标上正态噪声的标准差"
  private static let labelNoise = "换成错误标签的比例；留出的部分保留真实标签"
}
