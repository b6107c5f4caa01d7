import CommandKit
import Files
import Messages

/// What some text says, claim by claim, with a measurement for each: a file of Markdown.
package struct ClaimDocument: Sendable {
  /// As the user named it.
  package var file: String
  /// Whether the program carries it with it: then it lies in no folder.
  package var isBuiltIn = false
  package var front: Front
  /// In the order of the file, each with a number of its own.
  package var claims: [Claim]

  /// What it says about itself between the two `---` lines at its top.
  package struct Front: Sendable, Hashable, FrontMatterForm {
    package var title = ""
    /// The text that says all this.
    package var about = ""
    /// Of the session in which each claim is measured.
    package var seed = 1
    /// How many seeds `draws` lists, from 1 on.
    package var seeds = 5

    static let file = FrontMatterMessage.File.claims

    static let keys: [FrontMatterKey<Front>] = [
      FrontMatterKey("kind", isRequired: true, takes: .kind) { _, text in text == ClaimDocument.kind },
      .format,
      .line("title", \.title),
      .line("about", \.about),
      .number("seed", 0...Int.max, \.seed),
      .number("seeds", 1...mostSeeds, \.seeds),
    ]
  }

  /// As many seeds as a claim is measured over.
  package static let mostSeeds = 1000
  /// In bytes.
  static let largestFile = 1 << 20
  private static let kind = "claims"

  /// Whether the front matter of a file says that it holds claims, and not a lesson.
  static func isOne(_ bytes: [UInt8]) -> Bool {
    let lines = String(decoding: bytes.prefix(4096), as: UTF8.self).split { $0.isNewline }.map(\.trimmed)
    guard lines.first?.hasSuffix("---") == true else { return false }
    let front = lines.dropFirst().prefix { $0 != "---" }
    return front.contains { $0.split(separator: ":").map(\.trimmed) == ["kind", kind] }
  }

  /// The document in a file, held to the language of the session.
  ///
  /// - Throws: what is wrong, with file and line.
  package static func read(_ path: String, _ session: LessonSession) throws(Failure) -> ClaimDocument {
    let bytes: [UInt8]
    do throws(FileFailure) { bytes = try File.read(path, atMost: largestFile) } catch { throw Failure(error) }
    return try read(file: path, bytes, session)
  }

  /// The claims of the article that the course follows.
  static func builtIn(
    in language: DisplayLanguage, _ session: LessonSession
  ) throws(Failure) -> ClaimDocument {
    let file = EmbeddedTexts.all.first { file in
      file.file.hasPrefix(language.rawValue + "/") && isOne(Array(file.text.utf8))
    }
    guard let file else { throw Failure(ClaimMessage.noneBuiltIn) }
    var document = try read(file: file.file, Array(file.text.utf8), session)
    document.isBuiltIn = true
    return document
  }

  private static func read(
    file: String, _ bytes: [UInt8], _ session: LessonSession
  ) throws(Failure) -> ClaimDocument {
    let (read, problems) = ClaimReader.read(file: file, bytes: bytes)
    guard let document = read, problems.isEmpty else {
      throw Failure(ClaimMessage.problems(Problems(problems)))
    }
    let unreadable = ClaimCheck.language(of: document, session)
    guard unreadable.isEmpty else { throw Failure(ClaimMessage.problems(Problems(unreadable))) }
    return document
  }

  /// Those with these numbers; all of them where none is named.
  ///
  /// - Throws: where a number is that of no claim.
  package func claims(numbered numbers: [Int]) throws(Failure) -> [Claim] {
    for number in numbers where !claims.contains(where: { $0.number == number }) {
      throw Failure(ClaimMessage.noSuchClaim(number: number, claims: claims.map(\.number)))
    }
    return numbers.isEmpty ? claims : claims.filter { numbers.contains($0.number) }
  }
}
