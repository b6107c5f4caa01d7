import Engine
import Messages
import Parameters
import Testing

@testable import CommandKit
@testable import Lab
@testable import Lessons
@testable import Verbs

/// What help says of declarations in other languages: all of it, of nothing else, with the same numbers and names.
@Suite struct DeclaredWordsTests {
  static let declarations =
    Catalog.standard.declarations + VerbCatalog.standard.declarations
    + (LessonVerb.all + LessonVerb.ofClass).map(\.declaration)

  private static let others = DisplayLanguage.allCases.filter { $0 != .english }

  @Test(arguments: declarations.indices)
  func `Every declaration has its words in every language`(index: Int) throws {
    let declaration = Self.declarations[index]
    for language in Self.others {
      let words = try #require(declaration.inOtherLanguages[language], "\(declaration.name)")
      #expect(words.discussion.count == declaration.discussion.count)
      #expect(Set(words.parameters.keys) == Set(declaration.parameters.map(\.name)))
      #expect(Set(words.units.keys) == Set(declaration.parameters.filter { $0.unit != nil }.map(\.name)))
      #expect(Set(words.fields.keys) == Set(declaration.fields.keys))
      var pairs = [(declaration.summary, words.summary)] + zip(declaration.discussion, words.discussion)
      pairs += declaration.parameters.map { ($0.summary, words.parameters[$0.name] ?? "") }
      pairs += declaration.fields.map { ($1, words.fields[$0] ?? "") }
      for (english, other) in pairs { Likeness(english, other).expect(in: language) }
      let told = declaration.told(in: language)
      #expect(told.summary == words.summary && told.formula == words.formula ?? declaration.formula)
      #expect(told.usage == declaration.usage && told.group == declaration.group)
    }
  }

  /// What stands in formulas and is no word.
  private static let symbols: Set<String> = [
    "exp", "ln", "min", "max", "sign", "cos", "sin", "round", "rms", "tanh", "sigmoid", "softmax", "Var",
    "net",
    "W_in", "W_out", "width", "steps", "fan_in", "fan_out", "scale", "directions", "fan", "in", "Q_h", "K_h",
    "V_H", "_t", "A_H", "A_h", "x_t", "w_c", "z_c", "rate", "to", "from", "L_h",
  ]

  @Test(arguments: declarations.indices)
  func `A formula with words in it is told in every language`(index: Int) {
    let declaration = Self.declarations[index]
    guard let formula = declaration.formula else { return }
    let names = Self.symbols.union(declaration.parameters.map(\.name))
    let words = formula.matches(of: /[A-Za-z_]{2,}/).map { String($0.output) }.filter { !names.contains($0) }
    for language in Self.others {
      let told = declaration.inOtherLanguages[language]?.formula
      if let told {
        Likeness(formula, told).expectNumbers()
        #expect(told != formula)
      } else {
        #expect(words.isEmpty, "\(declaration.name): \(words)")
      }
    }
  }

  @Test(arguments: declarations.indices)
  func `A source with more than names in it is told in every language`(index: Int) {
    let declaration = Self.declarations[index]
    let source = declaration.source ?? ""
    let words = source.replacing("et al.", with: "").split { !$0.isLetter }
      .filter { $0.count > 1 && $0.allSatisfy(\.isLowercase) && !["scikit", "learn"].contains($0) }
    for language in Self.others {
      let told = declaration.inOtherLanguages[language]?.source
      if let told {
        Likeness(source, told).expectNumbers()
        for paper in Papers.addresses.keys where source.contains(paper) { #expect(told.contains(paper)) }
      } else {
        #expect(words.isEmpty && !source.contains(": "), "\(declaration.name): \(source)")
      }
    }
  }

  @Test func `There are no words for what is not there`() {
    func check<Product>(_ registry: Registry<Product>, but others: Set<String> = []) {
      for words in registry.words.values {
        #expect(Set(words.keys) == Set(registry.entries.map(\.name)).subtracting(others))
      }
    }
    // An activation is a layer by the same name, with the same words.
    check(Registries.layers, but: Set(Registries.activations.entries.map(\.name)))
    check(Registries.activations)
    check(Registries.initializers)
    check(Registries.losses)
    check(Registries.optimizers)
    check(Registries.schedules)
    check(Registries.clips)
    check(Registries.data)
    #expect(Set(ChineseFunctions.all.keys) == Set(Function.all.map(\.declaration.name)))
    #expect(Set(ChineseDeclarations.verbs.keys) == Set(VerbCatalog.standard.declarations.map(\.name)))
    #expect(
      Set(ChineseLessonVerbs.all.keys)
        == Set((LessonVerb.all + LessonVerb.ofClass).map(\.declaration.name)))
    #expect(Set(ChineseGroups.titles.keys) == Set(Self.declarations.map(\.group)))
  }

  @Test func `A vocabulary is told in its language, and read alike in each`() throws {
    let words = LessonVerb.all.map(\.declaration)
    let chinese = Language(verbs: .standard, words: words, told: .chinese)
    let english = Language(verbs: .standard, words: words, told: .english)
    #expect(chinese.vocabulary["relu"]?.summary == "正值原样通过，其余一律挡住，斜率也不例外。")
    #expect(chinese.vocabulary["relu"]?.groupTitle == "激活函数（activations）")
    #expect(chinese.verbs["probe"]?.declaration.fields["size"] == "逐层：输出的均方根")
    #expect(chinese.vocabulary["train"]?.parameters.first { $0.name == "clip" }?.summary == "梯度的上限")
    #expect(english.vocabulary["relu"]?.groupTitle == "activations")
    #expect(english.vocabulary.declarations.map(\.name) == chinese.vocabulary.declarations.map(\.name))
    #expect(english.vocabulary.declarations.map(\.usage) == chinese.vocabulary.declarations.map(\.usage))
  }
}
