import Documents
import Lab
import Verbs

@testable import Watching

extension Target {
  /// Runs that were watched, with their lines changed one at a time.
  static let run = Target(
    name: "run", length: 6000, mutate: WatchedRunFile.changed, read: WatchedRunFile.read)
}

/// A run in a file: read and told, or refused.
enum WatchedRunFile {
  private static let words = [
    "null", "true", "[]", "{}", "-1", "0", "1e308", "1e-320", "1e999", "NaN", "9223372036854775807", "\"x\"",
    "\"format\":2", "\"format\":1", "\"kind\":\"run\"", "\"kind\":\"modules\"", "\"kind\":\"step\"",
    "\"kind\":\"end\"",
    "\"step\":0", "\"list\":1", "\"signal\":[0,0,0]", "\"size\":[1e300,null,-1]", "\"loss\":null",
    "\"bad\":{\"outputs\":[1,0,0]}",
    "\"gates\":[{\"input\":1},null,null]", "\"role\":\"activation\"", "\"class\":\"ReLU\"",
    "\"name\":\"a.0.b\"",
    "\"containers\":{\"a\":\"B\",\"a.0\":\"C\"}", "\"fan_in\":0", "\"deviation\":-1", "\\u001b[31m",
    "\\ud800", "\u{202E}", "\n",
  ]

  // MARK: Making

  /// A line left out, doubled or moved, or a value in it another.
  static func changed(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8]? {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
    guard !lines.isEmpty else { return nil }
    let place = dice.below(lines.count)
    switch dice.below(6) {
    case 0: lines.remove(at: place)
    case 1: lines.insert(lines[place], at: dice.below(lines.count))
    case 2: lines[place] = Array(lines[place].dropLast(dice.below(lines[place].count + 1)))
    default: replaceValue(&lines[place], &dice)
    }
    return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }

  /// What stands between two signs becomes another value.
  private static func replaceValue(_ line: inout [UInt8], _ dice: inout Dice) {
    guard !line.isEmpty else { return }
    let signs = Array(",:[]{}".utf8)
    let start = dice.below(line.count)
    var end = start
    while end < line.count, !signs.contains(line[end]) { end += 1 }
    line.replaceSubrange(start..<end, with: Array(dice.pick(words).utf8))
  }

  // MARK: Reading

  static func read(_ bytes: [UInt8]) {
    var dice = Dice(of: bytes)
    let whole = Result { () throws(RunProblem) in try RunReader.run(bytes) }
    // In pieces it is the same.
    var reader = RunReader(mostFigures: 2000)
    var rest = bytes[...]
    do throws(RunProblem) {
      while !rest.isEmpty {
        let piece = 1 + dice.below(300)
        try reader.read(rest.prefix(piece))
        rest = rest.dropFirst(piece)
      }
      try reader.checkBegun()
      demand((try? whole.get()) != nil, "what is read in pieces is refused whole")
    } catch {
      demand((try? whole.get()) == nil, "what is read whole is refused in pieces: \(error)")
    }
    guard let run = try? whole.get().run else { return }
    for run in [run, reader.run] {
      let report = RunReport(run)
      Shown.check(report.document(), &dice)
      Shown.check(report.document(rows: nil), &dice)
      _ = report.json(file: "f", step: nil).text()
      _ = Fields.elements(of: run)
    }
  }
}
