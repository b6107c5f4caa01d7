enum ChineseFilePermission {
  static func words(_ question: FileQuestion) -> String {
    switch question {
    case .overwriting(let file): "\(file) is there already. Overwrite it? y/n"
    case .lessonWrites(let lesson, let file, let folder):
      "\(lesson) wants to write \(file) \(place(folder)). y/n"
    case .lessonOverwrites(let lesson, let file, let folder):
      "\(lesson) wants to overwrite \(file) \(place(folder)). y/n"
    }
  }

  private static func place(_ folder: String?) -> String { folder.map { "in \($0)" } ?? "here" }

  static func words(_ message: FilePermissionMessage) -> String {
    switch message {
    case .outside(let lesson, let file, isChecked: false):
      "\(lesson) may use the files of its own folder alone, and \(file) lies elsewhere; --allow-files lets it."
    case .outside(let lesson, let file, isChecked: true):
      "\(lesson) is checked with the files of its own folder alone, and \(file) lies elsewhere."
    case .isTheLessons(let file, let place): "\(file) is not here; the lesson's is \(place)."
    case .isThere(let file): "\(file) is there already; overwrite=true writes over it."
    case .declined(let file): "\(file) is not written, as you say."
    case .nobodyToAsk(let lesson, let file):
      "\(lesson) wants to write \(file), and there is nobody to ask; --allow-files lets it."
    case .tooMuch(let lesson, let limit):
      "\(lesson) has written more than \(limit >> 20) MiB; a check keeps no more."
    }
  }
}
