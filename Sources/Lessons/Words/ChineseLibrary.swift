/// What is said of the lessons at hand, in Chinese.
enum ChineseLibrary {
  static func words(_ message: LibraryMessage) -> String {
    switch message {
    case .isNotUTF8: "文件从这里开始不是 UTF-8。用 UTF-8 保存（编辑器里：以指定编码保存）。"
    case .unplayable(let file, let problems):
      "\(file) 不是一节能学的课。\n\(problems.description)"
    case .noLesson(let id, let known):
      "没有叫“\(id)”的课。有：\(known.joined(separator: "、"))。"
    }
  }
}
