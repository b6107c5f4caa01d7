/// Chinese for the headings under which help lists declarations.
package enum ChineseGroups {
  package static let titles: [String: String] = [
    "see": "观察", "train": "训练", "claim": "论断", "session": "会话", "lesson": "课程", "class": "课堂",
    "activations": "激活函数", "layers": "层", "initialisers": "初始化方法", "losses": "损失函数",
    "optimizers": "优化器", "schedules": "学习率调度", "clips": "梯度裁剪", "data": "数据", "functions": "函数",
    "files": "文件",
  ]
}
