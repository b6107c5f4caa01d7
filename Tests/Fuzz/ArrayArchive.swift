import CommandKit
import Engine

@testable import Lab

extension Target {
  /// Archives of arrays, whose sizes and checksums are right most of the time.
  static let npz = Target(
    name: "npz", length: 3000,
    words: [
      "PK\u{1}\u{2}", "PK\u{3}\u{4}", "PK\u{5}\u{6}", "PK\u{6}\u{6}", "PK\u{6}\u{7}", "X.npy", "y.npy",
      "NUMPY",
      "'descr': '<f8'", "'descr': '>i2'", "'fortran_order': True", "'shape': (2, 3)", "'shape': ()", "'<f2'",
      "'|O'", "'shape': (99999999, 99999999)", "True", "False", "(4L,)", "}",
    ], mutate: ArrayArchive.changed, read: ArrayArchive.read)
}

/// Arrays in a file: a data set whose numbers are finite and complete, or refused.
enum ArrayArchive {
  /// The header of an array changed, and the archive made anew around it.
  static func changed(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8]? {
    guard let archive = try? ZipArchive(bytes, path: "f") else {
      return seed(["X": array("<f4", "(2, 3)", 24), "y": array("<i8", "(2,)", 16)])
    }
    var files: [String: [UInt8]] = [:]
    for entry in archive.entries.prefix(4) {
      guard entry.size < 4096, let contents = try? archive.contents(of: entry) else { continue }
      files[String(entry.name.replacing(".npy", with: "").prefix(8))] = contents
    }
    guard !files.isEmpty else { return nil }
    let name = dice.pick(files.keys.sorted())
    var contents = files[name] ?? []
    switch dice.below(6) {
    case 0: contents = Array(contents.dropLast(dice.below(9)))
    case 1: contents += Array(repeating: 7, count: dice.below(9))
    case 2 where !contents.isEmpty: contents[dice.below(contents.count)] = UInt8(dice.below(256))
    case 3: files[dice.pick(["X", "y", "z"])] = array(dice.pick(types), dice.pick(shapes), 8 * dice.below(9))
    default: contents = array(dice.pick(types), dice.pick(shapes), dice.pick([2, 4, 8, 16, 24, 48]))
    }
    files[name] = contents
    return seed(files)
  }

  private static let types = [
    "<f2", "<f4", "<f8", ">f4", ">f8", "|i1", "<i2", ">i4", "<i8", "|u1", "<u2", "<u8", "|b1", "|O", "<U1",
    "f8",
  ]
  private static let shapes = [
    "()", "(2,)", "(1,)", "(2, 1)", "(2, 3)", "(2, 2, 2)", "(2, 1, 1, 1)", "(0, 3)", "(0,)",
    "(99999999, 99999999)",
    "(999999999999999,)", "(2", "(-1,)", "(2, 3, )",
  ]

  /// An array of some numbers, whose header may lie about them.
  private static func array(_ type: String, _ shape: String, _ count: Int) -> [UInt8] {
    let header = Array(
      "{'descr': '\(type)', 'fortran_order': \(count % 3 == 0 ? "True" : "False"), 'shape': \(shape), }\n"
        .utf8)
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.count & 255), UInt8(header.count >> 8)] + header
      + (0..<count).map { UInt8($0 & 1) }
  }

  /// An archive of stored files.
  private static func seed(_ files: [String: [UInt8]]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    func put(_ number: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(number >> (8 * $0) & 255) } }
    for (name, contents) in files.sorted(by: { $0.key < $1.key }) {
      let path = Array("\(name).npy".utf8)
      let figures =
        put(Int(ZipArchive.checksum(contents)), 4) + put(contents.count, 4) + put(contents.count, 4)
      let common = put(0, 2) + put(0, 2) + put(0, 4) + figures + put(path.count, 2) + put(0, 2)
      directory +=
        put(0x0201_4B50, 4) + put(20, 2) + put(20, 2) + common + put(0, 10) + put(archive.count, 4) + path
      archive += put(0x0403_4B50, 4) + put(20, 2) + common + path + contents
    }
    let place = archive.count
    return archive + directory + put(0x0605_4B50, 4) + put(0, 4) + put(files.count, 2) + put(files.count, 2)
      + put(directory.count, 4) + put(place, 4) + put(0, 2)
  }

  static func read(_ bytes: [UInt8]) {
    var dice = Dice(of: bytes)
    for line in [
      "d = arrays(\"f.npz\")", "d = arrays(\"f.npz\", target=[\"y\"])", "d = arrays(\"f.npz\", classes=3)",
    ] {
      let session = Session(from: StatementMaker.session)
      let before = session.state.sketch
      do throws(Failure) {
        let outcome = try session.run(try session.parse(line)[0], Statements.context(["f.npz": bytes]))
        Shown.check(outcome.document, &dice)
        guard case .data(let data)? = outcome.value?.single else { fatalError("no data set") }
        DataTable.check(data)
      } catch {
        Shown.check(error, in: line)
        demand(session.state.sketch == before, "what is refused leaves a name")
      }
    }
  }
}
