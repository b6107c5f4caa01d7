import CommandKit
import Dispatch
import Files
import Synchronization
import Testing
import Twins

@testable import Lab
@testable import Verbs

/// What becomes of work that is left to itself.
@Suite struct CancellationTests {
  /// Stands in for a disk: what is written, and a write that takes as long as the test wants.
  private final class Disk: Sendable {
    let written = Mutex<[String]>([])
    let hasBegun = DispatchSemaphore(value: 0)
    let mayEnd = DispatchSemaphore(value: 0)
    let hasEnded = DispatchSemaphore(value: 0)
    let isStopped = Atomic<Bool>(false)

    var context: ExecutionContext {
      var context = ExecutionContext(
        gracePeriod: .milliseconds(1), shouldStop: { [self] in isStopped.load(ordering: .relaxed) })
      context.files.write = { [self] (_, path) throws(FileFailure) in written.withLock { $0.append(path) } }
      return context
    }

    /// The work is at a place where it hears of nothing, and whoever waits for it is told to stop.
    func hang() {
      hasBegun.signal()
      isStopped.store(true, ordering: .relaxed)
      mayEnd.wait()
    }

    /// The work goes on to its end.
    func release() {
      mayEnd.signal()
      hasEnded.wait()
    }
  }

  @Test func `What is abandoned before it writes a file writes none`() {
    let disk = Disk()
    #expect(throws: Failure.interrupted) {
      try Cancellation.runCancellable(disk.context) { (own) throws(Failure) in
        disk.hang()
        try? own.files.write([], "late")
        disk.hasEnded.signal()
      }
    }
    disk.release()
    #expect(disk.written.withLock { $0 } == [])
  }

  @Test func `Where it was writing a file, that is said, and the session is as before`() throws {
    let disk = Disk()
    var context = disk.context
    context.files.write = { (_, path) throws(FileFailure) in
      disk.hang()
      disk.written.withLock { $0.append(path) }
      disk.hasEnded.signal()
    }
    let session = Session()
    #expect(
      throws: Failure(
        StopMessage.stoppedWhileWriting(files: ["mine.md"]), in: #"save "mine.md""#, kind: .interrupted)
    ) { try session.run(#"save "mine.md""#, context) }
    #expect(session.history == [])
    disk.release()
    #expect(disk.written.withLock { $0 } == ["mine.md"])
  }

  @Test(arguments: [
    (StopMessage.stopped, "Stopped; nothing was changed."),
    (
      .stoppedWhileWriting(files: ["a.md"]),
      "Stopped; a.md may still be written, and nothing else was changed."
    ),
  ])
  func `It is said in words`(message: StopMessage, words: String) {
    #expect(message.words(in: .english) == words)
    #expect(Twins.faults(of: message) == [])
  }
}
