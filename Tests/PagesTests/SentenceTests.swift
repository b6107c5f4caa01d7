import Documents
import Lessons
import Messages
import Testing

@testable import Pages

struct SentenceTests {
  @Test("The script has a sentence for each way to be off, with a place for each figure") func sentences() {
    let sentences = HTML(prefix: "g").sentences()
    let names = Set(ComparisonTemplate.all.map(\.name))
    #expect(names.count == ComparisonTemplate.all.count)
    for terms in ["decades", "share"] {
      for far in ["close", "near", "far"] {
        for way in ["large", "small"] { #expect(names.contains("\(terms)-\(far)-\(way)")) }
      }
    }
    #expect(
      sentences.contains(
        "<template data-sentence=\"decades-far-large\">You said <span data-place=\"said\"></span>, measured is "
          + "<strong><span data-place=\"found\"></span></strong>: <span class=\"bad\"><span data-place=\"size\"></span>"
          + "</span> decades too large.</template>"), "\(sentences)")
  }

  @Test("A page in Chinese has the same sentences, with the same places") func chinese() {
    let places = ComparisonTemplate.all.map { ($0.name, Set($0.pieces.compactMap(\.place))) }
    DisplayLanguage.chinese.spoken {
      let all = ComparisonTemplate.all
      #expect(all.map(\.name) == places.map(\.0))
      for (template, place) in zip(all, places) {
        #expect(Set(template.pieces.compactMap(\.place)) == place.1, "\(template.name)")
        let words = template.pieces.map(\.run.string).joined()
        #expect(words.contains { ("一"..."鿿").contains($0) }, "\(words)")
      }
      #expect(HTML(prefix: "g").sentences().contains("<template data-sentence=\"comma\">、</template>"))
    }
    #expect(HTML(prefix: "g").sentences().contains("<template data-sentence=\"comma\">, </template>"))
  }

  @Test("What the script names is there") func names() {
    let script = EmbeddedTexts.text(of: "questions.js")
    let given = HTML(prefix: "g").sentences()
    for match in script.matches(of: #/sentence\("([a-z-]+)"/#) {
      #expect(given.contains("data-sentence=\"\(match.1)\""), "\(match.1)")
    }
  }
}
