import Messages

enum ChineseStops {
  static func words(_ message: StopMessage) -> String {
    switch message {
    case .stopped: "已停止；什么都没有改变。"
    case .stoppedWhileWriting(let files):
      "已停止；可能还在写 \(Listing.all(files).words(in: .chinese))，别的都没有改变。"
    }
  }
}
