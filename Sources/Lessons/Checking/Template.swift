import CommandKit
import Files

/// What `gradlab new` writes.
package enum Template {
  /// A lesson; its id is made of the file's name.
  case lesson
  case claims

  /// Writes a file to start from.
  ///
  /// - Throws: where the file exists already or can't be written.
  package func write(to path: String) throws(Failure) {
    let path = path.hasSuffix(".md") ? path : path + ".md"
    let text =
      switch self {
      case .lesson: LessonTemplate.text(id: LessonTemplate.identifier(from: path))
      case .claims: ClaimTemplate.text
      }
    do throws(FileFailure) { try File.create(path, Array(text.utf8)) } catch { throw Failure(error) }
  }
}
