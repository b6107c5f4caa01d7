import Classroom
import Documents
import Messages
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the class has been shown, as it is sent: each change is written out once, however many read it.
final class Feed: Sendable {
  /// `id: 3`, `data: {…}` and an empty line.
  struct Event: Sendable {
    let bytes: Data
    fileprivate let json: Range<Int>

    fileprivate init(_ revision: Int, _ json: String) {
      let head = "id: \(revision)\ndata: "
      bytes = Data((head + json + "\n\n").utf8)
      self.json = head.utf8.count..<(bytes.count - 2)
    }
  }

  fileprivate struct Written: Sendable {
    /// The revision of the first that is kept; those before it took too much room.
    var first = 1
    var events: [Event] = []
    var bytes = 0
    var hasEnded = false
    var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    var nextWaiting = 0
    /// Everything as it was at a revision: many ask for it at a time.
    var state: (revision: Int, json: Data)?

    var revision: Int { first + events.count - 1 }

    mutating func append(_ event: Event, keeping most: Int) {
      events.append(event)
      bytes += event.bytes.count
      while bytes > most, events.count > 1 {
        bytes -= events.removeFirst().bytes.count
        first += 1
      }
    }

    mutating func takeWaiting() -> [CheckedContinuation<Void, Never>] {
      defer { waiting.removeAll(keepingCapacity: true) }
      return Array(waiting.values)
    }
  }

  private let room: Room
  private let written = Mutex(Written())

  init(_ room: Room) { self.room = room }

  /// Writes out what is new in the room, and wakes who waits for it. One task at a time calls it.
  func catchUp() {
    for change in room.changes(after: revision) {
      let event = room.speech.spoken { Self.event(change, room.limits.shownAtOnce) }
      let waiting = written.withLock { written in
        written.append(event, keeping: room.limits.shown)
        if change.kind == .ended { written.hasEnded = true }
        return written.takeWaiting()
      }
      for continuation in waiting { continuation.resume() }
    }
  }

  /// Wakes all who wait, so that they look whether those that they serve are still there.
  func wake() {
    let waiting = written.withLock { $0.takeWaiting() }
    for continuation in waiting { continuation.resume() }
  }

  var revision: Int { written.withLock { $0.revision } }

  var hasEnded: Bool { written.withLock { $0.hasEnded } }

  /// What follows a revision, or everything where some of that is not kept, and the revision that one has then.
  func events(after revision: Int) -> (events: ArraySlice<Event>, revision: Int, hasEnded: Bool) {
    written.withLock { written in
      let isKept = revision >= written.first - 1 && revision <= written.revision
      return (
        written.events.dropFirst(isKept ? revision - written.first + 1 : 0), written.revision,
        written.hasEnded
      )
    }
  }

  /// Returns when something follows a revision, or at a `wake`, or when the task is cancelled.
  func wait(after revision: Int) async {
    let place = written.withLock { written in
      written.nextWaiting += 1
      return written.nextWaiting
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isLate = written.withLock { written in
          if written.revision != revision || Task.isCancelled { return true }
          written.waiting[place] = continuation
          return false
        }
        if isLate { continuation.resume() }
      }
    } onCancel: {
      written.withLock { $0.waiting.removeValue(forKey: place) }?.resume()
    }
  }

  /// Everything so far, as JSON.
  var state: Data {
    written.withLock { written in
      if let state = written.state, state.revision == written.revision { return state.json }
      var json = Data("{\"revision\":\(written.revision),\"first\":\(written.first),\"changes\":[".utf8)
      for (place, event) in written.events.enumerated() {
        if place > 0 { json.append(0x2C) }
        json.append(event.bytes[event.json])
      }
      json.append(contentsOf: "]}".utf8)
      written.state = (written.revision, json)
      return json
    }
  }

  private static func event(_ change: Change, _ most: Int) -> Event {
    let json = change.json.text()
    if json.utf8.count <= most { return Event(change.revision, json) }
    let document: Document = [.paragraph(Text(ClassServerMessage.tooLarge.words(in: .current)))]
    return Event(
      change.revision, Change(revision: change.revision, kind: .shown(document, .prose)).json.text())
  }
}
