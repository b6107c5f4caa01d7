import Classroom
import Documents
import Testing

@testable import ClassServer

struct FeedTests {
  private func text(_ events: some Sequence<Feed.Event>) -> [String] {
    events.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test func everythingFollowsInOrderForWhoeverComesAndFromWhereverTheyWere() {
    let room = Room(title: "A lesson")
    let feed = Feed(room)
    for word in ["one", "two", "three"] { room.show([.paragraph(Text(word))], as: .prose) }
    feed.catchUp()
    let all = feed.events(after: 0)
    #expect(all.revision == 3 && !all.hasEnded)
    #expect(
      text(all.events)[1] == "id: 2\ndata: {\"revision\":2,\"kind\":\"prose\",\"html\":\"<p>two</p>\"}\n\n")
    #expect(text(feed.events(after: 2).events) == [text(all.events)[2]])
    #expect(feed.events(after: 3).events.isEmpty)
    // Who claims to have more than there is has everything anew.
    for revision in [-1, 4, .max] { #expect(feed.events(after: revision).events.count == 3) }
  }

  @Test func theStateHoldsEveryChange() {
    let room = Room(title: "A lesson")
    let feed = Feed(room)
    room.begin("A <step>")
    room.open(Ballot(id: "q\"", kind: .option, text: [.paragraph("Which?")], options: ["a", "<b>"]))
    feed.catchUp()
    let expected =
      "{\"revision\":2,\"first\":1,\"changes\":["
      + "{\"revision\":1,\"kind\":\"step\",\"html\":\"<h2>A &lt;step&gt;</h2>\"},"
      + "{\"revision\":2,\"kind\":\"opened\",\"question\":\"q\\\"\",\"round\":1,\"type\":\"option\",\"decades\":false,"
      + "\"html\":\"<p>Which?</p>\",\"options\":[\"a\",\"&lt;b&gt;\"]}]}"
    #expect(String(decoding: feed.state, as: UTF8.self) == expected)
  }

  @Test func whatIsTooLargeIsNotShownAndTheFirstIsForgottenWhereThereIsTooMuch() {
    var limits = Limits()
    limits.shownAtOnce = 1000
    limits.shown = 2000
    let room = Room(title: "A lesson", limits: limits)
    let feed = Feed(room)
    room.show([.paragraph(Text(String(repeating: "a", count: 2000)))])
    for _ in 0..<5 { room.show([.paragraph(Text(String(repeating: "b", count: 500)))]) }
    feed.catchUp()
    let kept = feed.events(after: 0)
    #expect(kept.revision == 6 && kept.events.count == 3)
    #expect(text(kept.events)[0].hasPrefix("id: 4\n"))
    #expect(feed.events(after: 1).events.count == 3 && feed.events(after: 4).events.count == 2)
    #expect(String(decoding: feed.state, as: UTF8.self).hasPrefix("{\"revision\":6,\"first\":4,"))
  }

  @Test func whoWaitsIsWokenByWhatFollows() async {
    let room = Room(title: "A lesson")
    let feed = Feed(room)
    let waiting = Task {
      await feed.wait(after: 0)
      return feed.revision
    }
    let cancelled = Task { await feed.wait(after: 0) }
    cancelled.cancel()
    await cancelled.value
    room.show([.paragraph("there")])
    feed.catchUp()
    #expect(await waiting.value == 1)
    // Who comes late does not wait.
    await feed.wait(after: 0)
  }
}
