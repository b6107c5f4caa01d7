import CommandKit
import Files

/// What a lesson to start from is called.
enum LessonTemplate {
  /// `lessons/en/12-My Lesson.md` → `my-lesson`, `权重初始化.md` → `权重初始化`
  static func identifier(from path: String) -> String {
    let name = Folder.lastName(of: path).withASCIILookalikes.lowercased()
    let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    let words = stem.split { !$0.unicodeScalars.allSatisfy(\.belongsToIdentifier) }
    let rest =
      words.first.map { $0.allSatisfy(\.isNumber) } == true && words.count > 1
      ? words.dropFirst() : words[...]
    return rest.isEmpty ? "lesson" : rest.joined(separator: "-")
  }
}
