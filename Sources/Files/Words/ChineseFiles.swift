enum ChineseFiles {
  static func words(_ failure: FileFailure) -> String {
    switch failure {
    case .isNotUTF8(let path, let line, let column):
      "\(path):\(line):\(column): this is not UTF-8 text; save the file as UTF-8."
    case .refused, .isFolder, .isNoFile, .isTooLarge, .isLocked:
      "\(failure.path): \(reason(failure))."
    }
  }

  static func reason(_ failure: FileFailure) -> String {
    switch failure {
    case .refused(_, let error):
      System.reason(error).prefix(1).lowercased() + System.reason(error).dropFirst()
    case .isFolder: "is a folder"
    case .isNoFile: "is a device or a pipe, and no file"
    case .isTooLarge(_, let limit): "is larger than \(size(limit))"
    case .isNotUTF8(_, let line, let column): "is not UTF-8 text (line \(line), column \(column))"
    case .isLocked: "another program has it locked"
    }
  }

  private static func size(_ bytes: Int) -> String {
    bytes >> 30 > 0 ? "\(bytes >> 30) GiB" : bytes >> 20 > 0 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
  }
}
