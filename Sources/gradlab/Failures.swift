import CommandKit
import Documents

extension Failure {
  /// The failure as a document: the text with the place at fault, the sentence, the line that would work.
  var document: Document {
    [.aside(.warning, [.paragraph(Text(message))])]
  }

  /// The same, with the file and line that it stands at.
  func document(at place: String) -> Document {
    [.aside(.warning, [.paragraph(Text(place + ": " + message))])]
  }
}
