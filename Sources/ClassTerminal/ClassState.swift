import Files
import Platform

/// What the teacher's second terminal shows of a class, as a file for its owner alone: nothing of it goes over a network.
struct ClassState: Hashable, Sendable {
  var lesson = ""
  /// Of the lesson, in minutes.
  var planned: Int?
  /// Of the step in hand; 0 before the first.
  var step = 0
  var steps = 0
  var title = ""
  var notes: [String] = []
  /// How many are in class, or have answered.
  var status = ""
  /// The answers to the question in hand and what they advise, line by line, when its vote is closed.
  var votes: [String] = []
  /// Seconds since 1970.
  var began = Self.now
  var stepBegan = Self.now

  static var now: Int { Int(time(nil)) }

  // MARK: As a file

  /// Where the classes of this machine's reader are, a file each, named by the process; `nil` without a home.
  private static var folder: String? { Folder.ofReader(.state).map { $0 + "/class" } }

  /// That of this process.
  static var ownPath: String? { folder.map { "\($0)/\(getpid())" } }

  /// Takes the place of what was written before, in one step.
  func write(to path: String) throws(FileFailure) {
    try Folder.make(Folder.parent(of: path))
    try File.write(Array(text.utf8), to: path, isPrivate: true, isSynced: false)
  }

  /// The class of this process's owner that began last, of those that still run, and where it is written.
  static func newest() -> (state: ClassState, path: String)? {
    running().max { $0.state.began < $1.state.began }
  }

  /// The other classes that run; what others left behind is taken away.
  @discardableResult static func running() -> [(state: ClassState, path: String)] {
    guard let folder else { return [] }
    var found: [(state: ClassState, path: String)] = []
    for name in Folder.names(in: folder) ?? [] {
      guard let process = pid_t(name), process > 0, process != getpid() else { continue }
      let path = "\(folder)/\(name)"
      if kill(process, 0) != 0 {
        // Whoever wrote it died without taking it away.
        File.remove(path)
      } else if let state = read(path) {
        found.append((state, path))
      }
    }
    return found
  }

  static func read(_ path: String) -> ClassState? {
    guard let bytes = try? File.read(path, atMost: File.mostOfText) else { return nil }
    return ClassState(bytes)
  }

  var text: String {
    let fields: [[String]] = [
      ["lesson", lesson], ["step", String(step), String(steps), title], ["status", status],
      ["began", String(began), String(stepBegan)],
    ]
    let texts = notes.map { ["note", $0] } + votes.map { ["vote", $0] }
    let all = fields + (planned.map { [["planned", String($0)]] } ?? []) + texts
    return all.map(RecordLine.text).joined()
  }

  init() {}

  /// - Returns: `nil` where the bytes hold no class.
  init?(_ bytes: [UInt8]) {
    var hasBegun = false
    for record in RecordLine.records(in: bytes) {
      switch (record.first, record.count) {
      case ("lesson", 2): lesson = record[1]
      case ("step", 4): (step, steps, title) = (Int(record[1]) ?? 0, Int(record[2]) ?? 0, record[3])
      case ("status", 2): status = record[1]
      case ("began", 3):
        guard let first = Int(record[1]), let second = Int(record[2]) else { return nil }
        (began, stepBegan, hasBegun) = (first, second, true)
      case ("planned", 2): planned = Int(record[1])
      case ("note", 2): notes.append(record[1])
      case ("vote", 2): votes.append(record[1])
      default: break
      }
    }
    guard hasBegun else { return nil }
  }
}
