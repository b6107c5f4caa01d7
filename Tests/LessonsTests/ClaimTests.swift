import Files
import Foundation
import Testing

@testable import Lessons

@Suite struct ClaimTests {
  @Test func `The article's claims are 24, in order, each with a cell of the course that shows it`() throws {
    let document = try ClaimDocument.builtIn(in: .english, AuditTests.session())
    #expect(document.claims.map(\.number) == Array(1...24))
    #expect(document.claims.allSatisfy { $0.place != nil })
  }

  @Test func `Every cell that a claim names is there and names the claim`() throws {
    let lessons = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
      path: "../../lessons/en")
    let file = lessons.appending(path: "claims.md").standardized.path
    let (document, problems) = ClaimCheck.problems(
      file: file, try File.read(file), AuditTests.session())
    #expect(document?.claims.count == 24)
    #expect(problems == [])
  }

  @Test func `Claims stand beside the lessons and are none`() {
    #expect(EmbeddedTexts.all.contains { $0.file == "en/claims.md" })
    #expect(!Library.builtIn(in: .english).entries.contains { $0.file == "en/claims.md" })
  }
}
