/// For whom a lesson is written out.
package enum Audience: String, Sendable, CaseIterable {
  /// Who learns alone: hints and solutions are there, folded.
  case reader
  /// Who hands something in: no solutions.
  case student
  /// With the notes, and solutions open.
  case teacher
}
