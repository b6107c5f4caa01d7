enum ChineseStreams {
  static func words(_ message: StreamMessage) -> String {
    switch message {
    case .inputIsClosed: "标准输入已关闭，读不到任何东西。"
    case .outputIsClosed: "标准输出已关闭，没有地方显示。"
    case .outputFails(let failure): "标准输出出错：\(failure.reason(in: .chinese))。显示的内容不完整。"
    }
  }
}
