/// Why a figure of a run was not measured, in Chinese. A run's file says it in English; what is not known here, as an
/// error of Python's, stays as it stands there.
enum ChineseReasons {
  static func words(_ reason: String) -> String {
    if let known = known[reason] { return known }
    guard let tensor = reason.wholeMatch(of: /the gradient of (.+) can't be read/)?.1 else { return reason }
    return "\(tensor) 的梯度读不出来"
  }

  private static let known = [
    "of the replicas of DataParallel only the first one's are measured": "DataParallel 的各个副本里只测第一个",
    "it gives no tensor of numbers": "它给出的不是数的张量",
    "where the samples are was found out behind it; from the next step on it is known":
      "哪一维是样本，到它后面才看出来；从下一步起就知道了",
    "its output is no tensor that can be read now": "它的输出现在不是能读的张量",
    "which of its dimensions is the samples' is not known": "不知道它的哪一维是样本",
    "several backward passes went through one forward pass; the last one's is shown":
      "一次前向传播做了几次反向传播；显示最后一次的",
    "of a packed sequence's last states it is left out": "打包序列的最后状态略去不测",
    "the model was in evaluation mode": "模型处于评估模式",
    "no optimizer was given": "没有给优化器",
    "it is within what torch.compile made": "它在 torch.compile 编译出来的东西里面",
    "no call of it was seen, though its parameters have gradients": "没看到它被调用，而它的参数有梯度",
    "which numbers dropout left out between its layers is not to be seen": "看不到层与层之间的 dropout 丢掉了哪些数",
    "its activation is not flat at its ends": "它的激活函数两端并不平坦",
    "of a model that torch.compile made the insides are not to be seen": "torch.compile 编译出来的模型看不到内部",
    "the model's first input is no tensor of numbers with a fraction": "模型的第一个输入不是带小数的数的张量",
    "the model's input is 0": "模型的输入是 0",
    "its gradient is no tensor that can be read now": "它的梯度现在不是能读的张量",
    "all samples share what it gives; a sample's own part can't be told":
      "它给出的东西所有样本共有，分不出单个样本的那一份",
  ]
}
