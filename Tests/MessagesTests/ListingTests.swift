import Messages
import Testing

@Suite("Names in a sentence")
struct ListingTests {
  @Test(
    "Names are listed as in a sentence of each language",
    arguments: [
      (.any([]), "", ""), (.any(["a"]), "a", "a"), (.any(["a", "b"]), "a or b", "a 或 b"),
      (.all(["a", "b", "c"]), "a, b and c", "a、b 和 c"), (.any(["网络", "数"]), "网络 or 数", "网络或数"),
      (.all(["“none”", "数", "relu"]), "“none”, 数 and relu", "“none”、数和 relu"),
    ] as [(Listing, String, String)])
  func lists(listing: Listing, english: String, chinese: String) {
    #expect(listing.words(in: .english) == english)
    #expect(listing.words(in: .chinese) == chinese)
  }
}
