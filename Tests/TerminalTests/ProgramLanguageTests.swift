import Foundation
import Testing

/// The program in Chinese, and from one language to the other.
@Suite struct ProgramLanguageTests {
  /// Where the first step of the first lesson begins, by its heading.
  private static let headings = ["en": "The data", "zh": "数据"]

  @Test(arguments: [("en", "zh"), ("zh", "en")])
  func `A lesson that was opened in one language goes on in the other`(first: String, second: String) throws {
    let folder = try Screen.newFolder()
    let (heading, other) = try (
      #require(Self.headings[first]), #require(Self.headings[second])
    )
    let screen = try Screen("--language \(first) learn tour", folder: folder)
    try screen.wait(for: "[1]")
    try screen.press("Enter")
    try screen.wait(heading) { $0.contains(heading) }
    try screen.type("权重 = 3")
    try screen.press("Enter")
    try screen.wait(for: "[2]")
    try screen.press("C-d")
    try screen.wait(for: "left with 0")

    let again = try Screen("--language \(second) learn tour", folder: folder)
    try again.wait(other) { $0.contains(other) && $0.last?.hasPrefix("[1]") == true }
    try again.press("C-d")
    try again.wait(for: "left with 0")

    let resumed = try Screen("--language \(second) learn --resume", folder: folder)
    try resumed.wait(other) { $0.contains(other) }
    #expect(try !resumed.lines().contains(heading))
  }

  @Test(arguments: [
    (["LC_ALL": "zh_CN.UTF-8"], "", "课程"), (["LC_ALL": "", "LANG": "zh_CN.UTF-8"], "", "课程"),
    (["LC_ALL": "zh_CN.UTF-8"], "--language en", "lessons"), (["LC_ALL": "C.UTF-8"], "--language zh", "课程"),
    (["LC_ALL": "zh_CN.GB18030"], "", "lessons"),
  ])
  func `The option decides, else the environment`(
    environment: [String: String], option: String, word: String
  ) throws {
    let screen = try Screen(option, environment: environment)
    try screen.wait("[1]") { $0.contains { $0.hasPrefix("[1]") } }
    #expect(try screen.lines().joined().contains(word))
  }

  @Test func `The settings decide where no option does`() throws {
    let folder = try Screen.newFolder()
    let settings = folder.appendingPathComponent("config/gradlab")
    try FileManager.default.createDirectory(at: settings, withIntermediateDirectories: true)
    try "language = zh\n".write(
      to: settings.appendingPathComponent("config"), atomically: true, encoding: .utf8)
    let screen = try Screen("learn tour", folder: folder)
    try screen.wait("十分钟导览") { $0.contains("十分钟导览") }
    let other = try Screen("--language en learn background", folder: folder)
    try other.wait("Why deep networks stop learning") { $0.contains("Why deep networks stop learning") }
  }
}
