/// What is said of the lessons at hand, in Chinese.
enum ChineseLibrary {
  static func words(_ message: LibraryMessage) -> String {
    switch message {
    case .isNotUTF8:
      "The file is not UTF-8 from here on. Save it as UTF-8 (in an editor: Save with encoding)."
    case .unplayable(let file, let problems):
      "\(file) is not a lesson that can be played.\n\(problems.description)"
    case .noLesson(let id, let known):
      "No lesson is called \(id). There are: \(known.joined(separator: ", "))."
    }
  }
}
