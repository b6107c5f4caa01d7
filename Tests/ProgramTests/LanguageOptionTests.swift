import Messages
import Testing

@testable import Program

@Suite struct LanguageOptionTests {
  @Test(arguments: [
    (["--language", "zh"], DisplayLanguage.chinese), (["learn", "--language=zh"], .chinese),
    (["--language", "zh", "run", "--language", "en"], .english), (["--language", "xx"], nil),
    (["--language"], nil),
    (["run", "--", "--language", "zh"], nil), (["run", "zh"], nil), ([], nil),
  ])
  func `The option is found before the arguments are read`(arguments: [String], language: DisplayLanguage?) {
    #expect(DisplayLanguage.option(arguments) == language)
  }

  @Test(arguments: [("zh", DisplayLanguage.chinese), ("en", .english), ("de", nil), ("zh-Hans", nil)])
  func `The file of settings takes the same names`(text: String, language: DisplayLanguage?) {
    let configuration = Configuration("language = \(text)\n", file: "config")
    #expect(configuration.language == language)
    #expect(configuration.problems.isEmpty == (language != nil))
  }

  @Test(arguments: [
    (["chekc", "x"], true), (["--language", "zh", "chekc"], true), (["--language=zh", "chekc"], true),
    (["--language", "zh", "check"], false), (["--language", "zh"], false), (["--plain"], false), ([], false),
  ])
  func `What is no command is told behind the language too`(arguments: [String], isTold: Bool) {
    #expect((Gradlab.unknownCommand(arguments) != nil) == isTold)
  }
}
