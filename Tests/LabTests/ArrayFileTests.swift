import CommandKit
import Engine
import Files
import Foundation
import Messages
import Testing
import Twins

@testable import Lab

/// Arrays as NumPy and safetensors write them (`Arrays/make_arrays.py`).
struct ArrayFileTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Arrays").path

  private static func bytes(_ file: String) throws -> [UInt8] { try File.read("\(folder)/\(file)") }

  /// The data set that bytes are, under the name f.
  private static func data(_ bytes: [UInt8], _ arguments: String = "") throws -> DataSet {
    var context = ExecutionContext()
    context.files = context.files.replaying(["f": bytes])
    let session = Session()
    let statement = try session.parse("d = arrays(\"f\"\(arguments.isEmpty ? "" : ", \(arguments)"))")[0]
    guard case .data(let data)? = try session.run(statement, context).value?.single else {
      throw Failure(DataMessage.missing(key: "d"))
    }
    return data
  }

  private static func refusal(_ bytes: [UInt8], _ arguments: String = "") -> (any Message)? {
    do {
      _ = try data(bytes, arguments)
      return nil
    } catch { return (error as? Failure)?.reason }
  }

  static let types = ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"]

  @Test(
    "numbers of every type, byte order and order of axes are the same numbers",
    arguments: ["stored.npz", "deflated.npz", "arrays.safetensors"])
  func types(file: String) throws {
    let bytes = try Self.bytes(file)
    let isArchive = file.hasSuffix("npz")
    for type in Self.types + (isArchive ? Self.types.map { "big_\($0)" } + ["fortran"] : []) {
      let data = try Self.data(bytes, "features=\"\(type)\"")
      #expect(data.sampleShape == [3, 2], "\(type)")
      #expect(data.features == (0..<24).map(Double.init), "\(type)")
      #expect(data.labels == .classes([1, 0, 1, 1], of: 2))
    }
    let flags = try Self.data(bytes, "features=\"b1\"")
    #expect(flags.features == (0..<24).map { $0 % 2 == 0 ? 1 : 0 })
    #expect(try Self.data(bytes, "features=\"flat\"").sampleShape == [6])
    guard isArchive else { return }
    #expect(try Self.data(bytes, "features=\"line\"").sampleShape == [1])
    #expect(
      try Self.data(bytes, "features=\"f4\", target=\"two\"").labels
        == .values([0.5, 1, 2, 3, 4, 5, 6, 7], width: 2))
    #expect(
      try Self.data(bytes, "features=\"f4\", target=\"column\"").labels == .values([0.25, 1, 2, 3], width: 1))
    #expect(
      try Self.data(bytes, "features=\"f4\", target=[\"y\", \"two\"]").labels
        == .values([1, 0.5, 1, 0, 2, 3, 1, 4, 5, 1, 6, 7], width: 3))
    #expect(
      try Self.data(bytes, "features=\"f4\", target=[\"y\"]").labels == .values([1, 0, 1, 1], width: 1))
    #expect(
      try Self.data(bytes, "features=\"f4\", classes=9").labels == .classes([1, 0, 1, 1], of: 9))
  }

  @Test("X and y are the arrays where nothing is said")
  func names() throws {
    let data = try Self.data(Self.bytes("small.npz"))
    #expect(data.features == (0..<24).map(Double.init))
    #expect(data.description == "arrays(\"f\", \"X\", target=\"y\")")
    #expect(data.featureNames == ["x1", "x2", "x3", "x4", "x5", "x6"])
  }

  @Test("arrays that are no data are refused with the reason")
  func refused() throws {
    let rows: [(String, String, any Message)] = [
      ("stored.npz", "features=\"x\"", ArrayMessage.unknownArray(file: "f", name: "x", arrays: [])),
      (
        "stored.npz", "features=\"images\"",
        ArrayMessage.otherShape(file: "f", array: "images", shape: [4, 3, 2, 1])
      ),
      ("stored.npz", "features=\"scalar\"", ArrayMessage.otherShape(file: "f", array: "scalar", shape: [])),
      ("stored.npz", "features=\"none\"", ArrayMessage.isEmpty(file: "f", array: "none")),
      (
        "stored.npz", "features=\"short\"",
        ArrayMessage.otherTarget(file: "f", array: "y", shape: [4], features: "short", samples: 3)
      ),
      (
        "stored.npz", "features=\"f4\", target=\"f4\"",
        ArrayMessage.otherTarget(file: "f", array: "f4", shape: [4, 3, 2], features: "f4", samples: 4)
      ),
      (
        "stored.npz", "features=\"gap\"",
        ArrayMessage.notFinite(file: "f", array: "gap", place: [2, 1, 1], number: .nan)
      ),
      (
        "deflated.npz", "features=\"complex\"",
        ArrayMessage.isNotOfNumbers(file: "f", array: "complex", type: "<c16")
      ),
      (
        "deflated.npz", "features=\"words\"",
        ArrayMessage.isNotOfNumbers(file: "f", array: "words", type: "<U2")
      ),
      (
        "deflated.npz", "features=\"objects\"",
        ArrayMessage.isNotOfNumbers(file: "f", array: "objects", type: "|O")
      ),
      (
        "deflated.npz", "features=\"records\"",
        ArrayMessage.isNotOfNumbers(file: "f", array: "records", type: "records")
      ),
      ("arrays.safetensors", "features=\"X\"", ArrayMessage.unknownArray(file: "f", name: "X", arrays: [])),
      ("single.npy", "", ArrayMessage.isSingleArray(file: "f")),
      (
        "small.npz", "classes=1",
        DataFileMessage.noClass(file: "f", target: "y", sample: 1, number: 1, classes: 1)
      ),
    ]
    for (file, arguments, message) in rows {
      let found = Self.refusal(try Self.bytes(file), arguments)
      if case ArrayMessage.unknownArray(_, let name, let known)? = found as? ArrayMessage {
        #expect(arguments.contains("\"\(name)\"") && known.contains("f8"))
      } else if case ArrayMessage.notFinite(_, _, let place, let number)? = found as? ArrayMessage {
        #expect(place == [2, 1, 1] && number.isNaN)
      } else {
        #expect(found?.isEqual(to: message) == true, "\(arguments): \(String(describing: found))")
      }
    }
  }

  @Test("an archive that is cut short, lies or overlaps is refused, and takes no memory for what it says")
  func damaged() throws {
    let bytes = try Self.bytes("small.npz")
    func place(_ signature: [UInt8], last: Bool = false) -> Int {
      let places = (0...(bytes.count - 4)).filter { Array(bytes[$0..<($0 + 4)]) == signature }
      return (last ? places.last : places.first) ?? 0
    }
    let (directory, end) = (place([0x50, 0x4B, 1, 2]), place([0x50, 0x4B, 5, 6]))
    let second = place([0x50, 0x4B, 1, 2], last: true)
    func changed(_ place: Int, _ new: [UInt8]) -> [UInt8] {
      var copy = bytes
      copy.replaceSubrange(place..<(place + new.count), with: new)
      return copy
    }
    let damaged = ArrayMessage.damagedArchive(file: "f")
    let damagedX = ArrayMessage.damagedEntry(file: "f", entry: "X.npy")
    let rows: [(String, [UInt8], any Message)] = [
      ("cut short", Array(bytes.dropLast(30)), ArrayMessage.isNoArchive(file: "f")),
      ("a zip's first bytes alone", Array("PK".utf8), ArrayMessage.isNoArchive(file: "f")),
      (
        "a directory that begins behind the end", changed(end + 16, [255, 255, 0, 0]),
        ArrayMessage.isNoArchive(file: "f")
      ),
      (
        "a directory larger than the file", changed(end + 12, [255, 255, 255, 127]),
        ArrayMessage.isNoArchive(file: "f")
      ),
      ("an entry of another directory", changed(directory, [0]), damaged),
      (
        "two entries on the same bytes",
        changed(second + 42, Array(bytes[(directory + 42)..<(directory + 46)])), damaged
      ),
      ("an entry behind the directory", changed(directory + 42, [255, 255, 0, 0]), damaged),
      ("more packed bytes than there are", changed(directory + 20, [255, 255, 255, 0]), damaged),
      ("a size that deflate can't make of its bytes", changed(directory + 24, [0, 0, 0, 127]), damaged),
      ("encrypted", changed(directory + 8, [1]), ArrayMessage.unknownPacking(file: "f", entry: "X.npy")),
      (
        "another method", changed(directory + 10, [93]),
        ArrayMessage.unknownPacking(file: "f", entry: "X.npy")
      ),
      ("another checksum", changed(directory + 16, [1, 2, 3, 4]), damagedX),
      ("shorter than it is", changed(directory + 24, [200, 0, 0, 0]), damagedX),
      ("longer than it is", changed(directory + 24, [0, 2, 0, 0]), damagedX),
    ]
    for (name, bytes, message) in rows {
      let found = Self.refusal(bytes)
      #expect(found?.isEqual(to: message) == true, "\(name): \(String(describing: found))")
    }
  }

  @Test("unpacking stops where it is told to")
  func unpacking() throws {
    let archive = try ZipArchive(Self.bytes("zeros.npz"), path: "f")
    let entry = try #require(archive.entries.max { $0.size < $1.size })
    #expect {
      try archive.contents(of: entry, shouldStop: { true })
    } throws: {
      ($0 as? Failure)?.kind == .interrupted
    }
  }

  @Test("an archive of zeros is read, as small as deflate makes it")
  func zeros() throws {
    let bytes = try Self.bytes("zeros.npz")
    let data = try Self.data(bytes)
    #expect(data.count == 65536 && data.sampleShape == [8] && data.features.allSatisfy { $0 == 0 })
  }

  @Test(
    "whatever byte of a file of arrays is changed, it is read or refused, and nothing else", arguments: 0..<8)
  func flipped(bit: Int) throws {
    for file in ["small.npz", "arrays.safetensors"] {
      let bytes = try Self.bytes(file)
      for place in stride(from: bit, to: bytes.count, by: 5) {
        var damaged = bytes
        damaged[place] ^= UInt8(1 << bit)
        _ = Self.refusal(damaged, file == "small.npz" ? "" : "features=\"f4\"")
      }
    }
  }

  @Test("a header says what an array is as Python writes it, or is refused")
  func headers() throws {
    func header(_ text: String, version: UInt8 = 1) -> NumPyHeader? {
      let length = text.utf8.count
      var bytes: [UInt8] =
        [0x93] + Array("NUMPY".utf8) + [version, 0, UInt8(length & 255), UInt8(length >> 8)]
      if version > 1 { bytes += [0, 0] }
      return try? NumPyHeader(bytes + text.utf8, name: "a", path: "f")
    }
    let sound = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }      \n"
    for version: UInt8 in 1...3 {
      let read = header(sound, version: version)
      #expect(read?.shape == [2, 3] && read?.isFortran == false)
      #expect(read?.start == sound.utf8.count + (version == 1 ? 10 : 12))
    }
    #expect(header("{\"shape\":(5L,),\"descr\":\">i2\",\"fortran_order\":True}")?.shape == [5])
    #expect(header("{'descr': '<f8', 'fortran_order': False, 'shape': ()}")?.count == 1)
    #expect(
      header("{'descr': '<f8', 'fortran_order': False, 'shape': (999999999, 999999999)}").map {
        $0.count == nil
      }
        == true)
    for text in [
      "", "{", "{}", "[]", "{'descr': '<f8'}", sound + "x", sound.replacing("(2, 3)", with: "(-2, 3)"),
      sound.replacing("(2, 3)", with: "(2 3)"), sound.replacing("(2, 3)", with: "[2, 3]"),
      sound.replacing("(2, 3)", with: "(99999999999999999999,)"), sound.replacing("False", with: "0"),
      sound.replacing("'shape'", with: "'descr'"), sound.replacing("'<f8'", with: "'f8'"),
      sound.replacing("'<f8'", with: "'<f3'"), sound.replacing("'<f8'", with: "'<f8"),
      sound.replacing(", }", with: ", 'more': True}"), String(repeating: "(", count: 9999),
    ] { #expect(header(text) == nil, "\(text.prefix(80))") }
    #expect(header(sound, version: 4) == nil)
  }

  @Test("what is said of arrays has words")
  func words() {
    let rows: [(ArrayMessage, String)] = [
      (
        .isNoArchive(file: "a"),
        "a: is no .npz file, or is cut short: it has no directory of a zip at its end."
      ),
      (.damagedArchive(file: "a"), "a: is damaged: the directory at its end does not fit what is before it."),
      (.damagedEntry(file: "a", entry: "X.npy"), "a: X.npy is damaged: its size or its checksum differs."),
      (
        .unknownPacking(file: "a", entry: "X.npy"),
        "a: X.npy is encrypted or packed in another way than numpy.savez does."
      ),
      (
        .isSingleArray(file: "a"),
        "a: holds one array without a name; write features and target into one file: numpy.savez(\"data.npz\", X=X, y=y)."
      ), (.noArrays(file: "a"), "a: holds no arrays of NumPy."),
      (
        .unknownArray(file: "a", name: "X", arrays: ["x", "y"]),
        "a: no array is called X; there is x, y. Say which: features=\"…\", target=\"…\"."
      ), (.isNoArray(file: "a", array: "X"), "a: X is no array as numpy.savez writes it."),
      (
        .isNotOfNumbers(file: "a", array: "X", type: "|O"),
        "a: X is of the type |O; numbers are wanted: f2, f4, f8, i1 to i8, u1 to u8, b1."
      ), (.isEmpty(file: "a", array: "X"), "a: X has no numbers."),
      (
        .otherShape(file: "a", array: "X", shape: [4, 3, 2, 1]),
        "a: X has the shape [4, 3, 2, 1]; [samples, features] or [samples, steps, features] is wanted: X.reshape(len(X), -1)."
      ),
      (
        .otherTarget(file: "a", array: "y", shape: [4], features: "X", samples: 3),
        "a: y has the shape [4], and X has 3 samples: [3] or [3, targets] is wanted."
      ),
      (
        .notFinite(file: "a", array: "X", place: [1, 2], number: .nan),
        "a: X[1, 2] is nan: leave such samples out, or put a number there (numpy.nan_to_num)."
      ),
    ]
    for (message, words) in rows {
      #expect(message.words(in: .english) == words)
      #expect(Twins.faults(of: message) == [])
    }
  }
}
