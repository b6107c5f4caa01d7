import LineEditor
import Platform

// A prompt that dies in the way that is typed, for the tests of what becomes of the terminal.

func overflow(_ depth: Int) -> Int {
  withUnsafeTemporaryAllocation(of: Int.self, capacity: 100) { numbers in
    numbers[0] = depth
    return overflow(depth + 1) + numbers[0]
  }
}

func die(_ how: String) {
  let nothing: [Int] = []
  if let kind = how.split(separator: "-in-thread").first, kind != how[...] {
    let kind = String(kind)
    guard startThread(stack: 1 << 20, { die(kind) }) else { return }
    while true { pause() }
  }
  switch how {
  case "trap": print(nothing[how.utf8.count])
  case "overflow": print(overflow(0))
  case "abort": abort()
  case "memory": print(UnsafeMutableRawPointer.allocate(byteCount: .max / 2, alignment: 16))
  default: break
  }
}

_ = Terminal.useUTF8()
Terminal.installSignals(crashMessage: "last words")
if CommandLine.arguments.count > 1 {
  WorkAtHand.isIn("a.gl", line: 3)
  WorkAtHand.during("train deep") { die(CommandLine.arguments[1]) }
}
let editor = LineEditor(
  program: "crash", history: History(path: nil),
  policy: Policy(highlight: { text in
    // While the line is edited, at a "!".
    if text.hasSuffix("!") { die(String(text.dropLast())) }
    return []
  }))
while case .line(let text) = editor.readLine(prompt: "> ") {
  Terminal.whileRunning { die(text) }
}
