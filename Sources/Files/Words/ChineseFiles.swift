enum ChineseFiles {
  static func words(_ failure: FileFailure) -> String {
    switch failure {
    case .isNotUTF8(let path, let line, let column):
      "\(path):\(line):\(column)：这里不是 UTF-8 文本；把文件存成 UTF-8。"
    case .refused, .isFolder, .isNoFile, .isTooLarge, .isLocked:
      "\(failure.path)：\(reason(failure))。"
    }
  }

  static func reason(_ failure: FileFailure) -> String {
    switch failure {
    case .refused(_, let error): ChineseSystem.reason(error)
    case .isFolder: "这是文件夹"
    case .isNoFile: "这是设备或管道，不是文件"
    case .isTooLarge(_, let limit): "超过 \(size(limit))"
    case .isNotUTF8(_, let line, let column): "不是 UTF-8 文本（第 \(line) 行第 \(column) 列）"
    case .isLocked: "另一个程序锁住了它"
    }
  }

  private static func size(_ bytes: Int) -> String {
    bytes >> 30 > 0 ? "\(bytes >> 30) GiB" : bytes >> 20 > 0 ? "\(bytes >> 20) MiB" : "\(bytes) 字节"
  }
}
