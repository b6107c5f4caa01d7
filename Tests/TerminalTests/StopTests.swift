import Foundation
import Testing

/// Ctrl-Z and `fg` in a shell with job control.
@Suite(.serialized) struct StopTests {
  private func shell(_ folder: URL? = nil) throws -> Screen {
    let screen = try Screen(
      environment: ["GRADLAB": Screen.program], folder: folder,
      command: ["bash", "--norc", "--noprofile", "-i"])
    try screen.wait("the shell") { $0.last?.hasSuffix("$") == true }
    try screen.type(#""$GRADLAB""#)
    try screen.press("Enter")
    try screen.wait(for: "[1]")
    return screen
  }

  @Test func `At the prompt Ctrl-Z gives the shell back, and fg the line as it was`() throws {
    let screen = try shell()
    try screen.type("max(2,")
    try screen.press("Enter")
    try screen.type("40) + 2")
    try screen.press("C-a")
    // A stop overtakes keys that are still to be read.
    try screen.wait("the line's start") { try $0.last == "  40) + 2" && screen.cursor().column == 0 }
    try screen.press("C-z")
    try screen.wait(for: "Stopped")
    // The shell has an ordinary terminal: what is typed shows and runs.
    try screen.type("echo $((600 + 66))")
    try screen.press("Enter")
    let lines = try screen.wait(for: "666")
    #expect(lines.contains { $0.hasSuffix("echo $((600 + 66))") })
    try screen.type("fg")
    try screen.press("Enter")
    try screen.wait("the line") { $0.suffix(2) == ["[1] max(2,", "  40) + 2"] }
    try screen.press("C-e", "Enter")
    try screen.wait("its value") { $0.suffix(2) == ["42", "[2]"] }
    try screen.press("C-z")
    try screen.wait("stopped again") { lines in lines.count { $0.contains("Stopped") } == 2 }
    try screen.type("fg")
    try screen.press("Enter")
    try screen.wait("an empty prompt") { $0.last == "[2]" }
    try screen.press("C-d")
    try screen.wait("the shell") { $0.last?.hasSuffix("$") == true }
    try screen.type("echo left with $?")
    try screen.press("Enter")
    try screen.wait(for: "left with 0")
  }

  @Test func `While a statement runs Ctrl-Z stops it, the shell echoes, and fg goes on`() throws {
    let screen = try shell()
    try screen.type("n = 5 * dense(32, tanh) -> dense(1, sigmoid)")
    try screen.press("Enter")
    try screen.wait(for: "[2]")
    try screen.type("train n epochs=1000000")
    try screen.press("Enter")
    try screen.wait(for: "training")
    try screen.press("C-z")
    try screen.wait(for: "Stopped")
    try screen.type("echo $((600 + 66))")
    try screen.press("Enter")
    let lines = try screen.wait(for: "666")
    #expect(lines.contains { $0.hasSuffix("echo $((600 + 66))") })
    // The progress from before the stop has to be gone before progress means that it goes on.
    try screen.type("clear")
    try screen.press("Enter")
    try screen.wait("an empty screen") { $0 == ["$"] }
    try screen.type("fg")
    try screen.press("Enter")
    try screen.wait("training, without echo") { lines in
      try lines.contains { $0.contains("training") } && screen.runsStatement()
    }
    // Typed ahead: not echoed while it runs.
    try screen.type("6 * 7")
    try screen.waitForProgress()
    #expect(try !screen.lines().contains { $0.contains("6 * 7") })
    try screen.press("C-c")
    try screen.wait("the line, at the next prompt") { lines in lines.contains { $0.hasPrefix("[3]") } }
    try screen.press("C-u")
    try screen.press("C-d")
    try screen.wait("the shell") { $0.last?.hasSuffix("$") == true }
    try screen.type("echo left with $?")
    try screen.press("Enter")
    try screen.wait(for: "left with 0")
  }

  @Test func `In the background a statement goes on`() throws {
    let screen = try shell()
    try screen.type("train 5 * dense(32, tanh) -> dense(1, sigmoid) epochs=500")
    try screen.press("Enter")
    try screen.wait("a statement that runs") { _ in try screen.runsStatement() }
    try screen.press("C-z")
    try screen.wait(for: "Stopped")
    let process = try RunningProcess(screen.processID())
    let before = try process.processorTime()
    try screen.type("bg")
    try screen.press("Enter")
    // It stops by itself as soon as it wants the terminal, and has lost nothing.
    try screen.wait("work, and a stop") { _ in
      try process.processorTime() > before && process.state() == "T"
    }
    try screen.type("fg")
    try screen.press("Enter")
    try screen.wait("the next prompt", seconds: 60) { $0.last == "[2]" }
    try screen.press("C-d")
    try screen.wait("the shell") { $0.last?.hasSuffix("$") == true }
    try screen.type("echo left with $?")
    try screen.press("Enter")
    try screen.wait(for: "left with 0")
  }
}
