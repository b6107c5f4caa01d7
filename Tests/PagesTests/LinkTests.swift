import Testing

@testable import Pages

struct LinkTests {
  /// A link of a lesson, and where it leads in a course that has the lesson 03-activations.
  static let links: [(String, String?)] = [
    ("03-activations.md", "03-activations.html"),
    ("03-activations.md#factors", "03-activations.html#at-factors"),
    ("#slope", "#at-slope"), ("claims.md", nil), ("../secret.txt", nil), ("#", "#at-"),
    ("https://arxiv.org/abs/1#s", "https://arxiv.org/abs/1#s"), ("javascript:alert(1)", nil),
    ("//host/a", nil),
    ("file:///etc/passwd", nil),
  ]

  @Test(
    "A link leads to a page that is there, to a place in this one or to another site, else nowhere",
    arguments: links)
  func leads(link: String, page: String?) {
    var facts = PageFacts(version: "1")
    facts.pages = ["03-activations.md": "03-activations.html"]
    #expect(facts.address(link) == page)
  }
}
