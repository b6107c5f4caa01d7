import Documents
import Lab
import Lessons

extension HTML {
  /// What a statement gave.
  func result(_ result: LessonPart.Result) -> String { blocks(result.output.document.titledBlocks) }
}
