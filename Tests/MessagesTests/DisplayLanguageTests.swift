import Foundation
import Messages
import Testing

@Suite struct DisplayLanguageTests {
  @Test(arguments: [
    ("en", DisplayLanguage.english), ("en-GB", .english), ("zh", .chinese), ("zh-Hans", .chinese),
    ("ZH_CN.UTF-8", .chinese), ("zh_CN@pinyin", .chinese), ("de", nil), ("zhx", nil), ("C", nil), ("", nil),
  ])
  func `A tag or a locale names a language`(tag: String, language: DisplayLanguage?) {
    #expect(DisplayLanguage(tag: tag) == language)
  }

  @Test(arguments: [
    ([:], DisplayLanguage.english), (["LANG": "zh_CN.UTF-8"], .chinese), (["LANG": "zh_CN.utf8"], .chinese),
    (["LANG": "zh_CN"], .chinese), (["LANG": "zh_CN.GB18030"], .english),
    (["LANG": "zh_CN.UTF-8@pinyin"], .chinese),
    (["LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"], .chinese),
    (["LC_ALL": "", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"], .chinese),
    (["LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"], .english), (["LANG": "fr_FR.UTF-8"], .english),
  ])
  func `The first variable that says anything decides`(
    environment: [String: String], language: DisplayLanguage
  ) {
    #expect(DisplayLanguage.ofEnvironment { environment[$0] } == language)
  }

  /// The sources of what is said in Chinese.
  private static let catalogs: [URL] = {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter {
      $0.pathExtension == "swift" && $0.lastPathComponent.hasPrefix("Chinese")
    }.sorted { $0.path < $1.path }
  }()

  /// Four words and more in a row are a sentence that was left in English: code and names are shorter.
  @Test(arguments: catalogs) func `No catalog of Chinese has a sentence in English`(catalog: URL) throws {
    let text = try String(contentsOf: catalog, encoding: .utf8)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let code = line.prefix(while: { $0 == " " }).isEmpty ? line[...] : line.drop { $0 == " " }
      guard !code.hasPrefix("//"), let quote = code.firstIndex(of: "\"") else { continue }
      // What is looked up by a sentence is not said.
      let said = code[quote...].replacing(/^"[^"]*":/, with: "").replacing(/\\\([^)]*\)|`[^`]*`/, with: "·")
      #expect(
        said.firstMatch(of: /[a-z]{2,}(?: [a-z]{2,}){3}/) == nil,
        "\(catalog.lastPathComponent):\(index + 1): \(said)")
    }
  }
}
