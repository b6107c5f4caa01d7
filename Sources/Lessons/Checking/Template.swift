import CommandKit
import Files
import Messages

/// What `gradlab new` writes.
package enum Template {
  /// A lesson; its id is made of the file's name.
  case lesson
  case claims

  /// Writes a file to start from, in the language of the program.
  ///
  /// - Throws: where the file exists already or can't be written.
  package func write(to path: String) throws(Failure) {
    let path = path.hasSuffix(".md") ? path : path + ".md"
    let text = text(id: LessonTemplate.identifier(from: path), in: .current)
    do throws(FileFailure) { try File.create(path, Array(text.utf8)) } catch { throw Failure(error) }
  }

  /// - Parameter id: of the lesson that it is.
  func text(id: String, in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishTemplates.text(self, id: id)
    case .chinese: ChineseTemplates.text(self, id: id)
    }
  }
}
