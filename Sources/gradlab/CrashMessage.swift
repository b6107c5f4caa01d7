/// What is said where the program dies of a fault: that it did, and how to go on.
enum CrashMessage {
  static let plain = "gradlab was ended by a fault; that is a mistake of the program, not yours."
  static let prompt = plain + " gradlab --resume brings back what was typed."
  static let lesson = plain + " gradlab --resume brings back the lesson and what was typed."
}
