enum ChineseFilePermission {
  static func words(_ question: FileQuestion) -> String {
    switch question {
    case .overwriting(let file): "\(file) 已经存在。要覆盖吗？y/n"
    case .lessonWrites(let lesson, let file, let folder):
      "\(lesson) 要\(place(folder))写入 \(file)。y/n"
    case .lessonOverwrites(let lesson, let file, let folder):
      "\(lesson) 要\(place(folder))覆盖 \(file)。y/n"
    }
  }

  private static func place(_ folder: String?) -> String { folder.map { "在 \($0) 里" } ?? "在这里" }

  static func words(_ message: FilePermissionMessage) -> String {
    switch message {
    case .outside(let lesson, let file, isChecked: false):
      "\(lesson) 只能用它自己文件夹里的文件，而 \(file) 在别处；--allow-files 放行。"
    case .outside(let lesson, let file, isChecked: true):
      "检查 \(lesson) 时只用它自己文件夹里的文件，而 \(file) 在别处。"
    case .isTheLessons(let file, let place): "\(file) 不在这里；这一课的那个是 \(place)。"
    case .isThere(let file): "\(file) 已经存在；overwrite=true 会覆盖它。"
    case .declined(let file): "照你说的，不写 \(file)。"
    case .nobodyToAsk(let lesson, let file):
      "\(lesson) 要写入 \(file)，而这里没有人可问；--allow-files 放行。"
    case .tooMuch(let lesson, let limit): "\(lesson) 写的超过了 \(limit >> 20) MiB；检查时不保留更多。"
    }
  }
}
