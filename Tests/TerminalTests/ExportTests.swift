import Foundation
import Testing

/// `export`, `doctor` and `new` as programs that others call.
@Suite struct ExportTests {
  private func run(_ arguments: [String], in folder: URL, input: String = "") throws -> Command.Result {
    try Command.run(
      ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path, Screen.program] + arguments,
      environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8"], input: input)
  }

  private func folder(_ files: [String: String]) throws -> URL {
    let folder = try Screen.newFolder()
    for (name, text) in files {
      try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    return folder
  }

  static let script = "n = 3 * dense(4, tanh) -> dense(1)\nprobe n\n"
  static let lesson = """
    ---
    format: 1
    id: mine
    title: Mine & yours
    ---

    # Mine & yours

    ## A step

    Some *prose*.

    ```gradlab id=look
    probe 3 * dense(4, tanh) -> dense(1)
    ```

    """

  /// A format, and what has to be in it.
  static let formats = [
    ("html", ["<!DOCTYPE html>", "probe", "</html>"]), ("md", ["```gradlab", "probe"]),
    ("ipynb", ["\"nbformat\": 4", "probe"]),
  ]

  @Test("A script and a lesson become pages in each format", arguments: formats, ["s.gl", "l.md"])
  func pages(format: (String, [String]), file: String) throws {
    let folder = try folder(["s.gl": Self.script, "l.md": Self.lesson])
    let printed = try run(["export", file, "--to", format.0], in: folder)
    #expect(printed.status == 0, "\(printed.errors)")
    for part in format.1 { #expect(printed.output.lowercased().contains(part.lowercased()), "\(part)") }
    let written = try run(["export", file, "--to", format.0, "-o", "out"], in: folder)
    #expect(written.status == 0)
    #expect(written.output.isEmpty)
    let text = try String(contentsOf: folder.appendingPathComponent("out"), encoding: .utf8)
    #expect(text == printed.output)
  }

  @Test func `A lesson in which a cell fails is written, and the exit code tells of it`() throws {
    let failing = Self.lesson.replacing("probe 3 *", with: "expect 1 == 2\nprobe 3 *")
    let folder = try folder(["l.md": failing])
    for format in Self.formats {
      let result = try run(["export", "l.md", "--to", format.0, "-o", "out." + format.0], in: folder)
      #expect(result.status == 1 && result.errors.contains("l.md: written, but a cell fails"))
      #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("out." + format.0).path))
    }
  }

  @Test func `A lesson's title stands once in its page, and the page never takes the lesson's place`() throws
  {
    let folder = try folder(["l.md": Self.lesson])
    let page = try run(["export", "l.md", "--to", "md"], in: folder).output
    #expect(page.components(separatedBy: "# Mine").count == 2)
    let html = try run(["export", "l.md", "--to", "html"], in: folder).output
    #expect(html.components(separatedBy: "<h1").count == 2)
    let refused = try run(["export", "l.md", "--to", "html", "-o", "./l.md"], in: folder)
    #expect(refused.status != 0 && refused.errors.contains("a name of its own"))
    #expect(try String(contentsOf: folder.appendingPathComponent("l.md"), encoding: .utf8) == Self.lesson)
  }

  @Test func `A notebook is JSON with the cells and their results`() throws {
    let folder = try folder(["l.md": Self.lesson])
    let text = try run(["export", "l.md", "--to", "ipynb"], in: folder).output
    let notebook = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let cells = try #require(notebook["cells"] as? [[String: Any]])
    let code = try #require(cells.first { $0["cell_type"] as? String == "code" })
    #expect((code["source"] as? String)?.contains("probe") == true)
    #expect((code["outputs"] as? [Any])?.isEmpty == false)
    #expect(cells.contains { ($0["source"] as? String)?.contains("prose") == true })
  }

  @Test func `A folder of lessons becomes a page each and an index, all or none, and nothing goes unasked`()
    throws
  {
    let folder = try folder([
      "1-a.md": Self.lesson, "2-b.md": Self.lesson.replacing("id: mine", with: "idd: b"),
    ])
    let arguments = ["export", ".", "--to", "html", "-o", "out"]
    func names() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").sorted()
    }
    let broken = try run(arguments, in: folder)
    #expect(broken.status == 1 && broken.errors.contains("2-b.md:3"), "\(broken.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
    try Self.lesson.replacing("id: mine", with: "id: b").write(
      to: folder.appendingPathComponent("2-b.md"), atomically: true, encoding: .utf8)
    #expect(try run(arguments, in: folder).status == 0)
    #expect(try names() == ["1-a.html", "2-b.html", "index.html"])
    let again = try run(arguments, in: folder)
    #expect(again.status == 2 && again.errors.contains("--overwrite"), "\(again.errors)")
    #expect(try run(arguments + ["--overwrite"], in: folder).status == 0)
    #expect(try run(["export", ".", "--to", "html"], in: folder).errors.contains("-o names the folder"))
    #expect(
      try run(["export", ".", "--to", "html", "-o", "1-a.md"], in: folder).errors.contains("is no folder"))
    let own = try run(["export", ".", "--to", "md", "-o", "."], in: folder)
    #expect(own.status != 0 && own.errors.contains("a name of its own"))
  }

  @Test func `A script that fails is no page`() throws {
    let folder = try folder(["s.gl": "1 + 1\nnowhere\n"])
    let result = try run(["export", "s.gl", "--to", "html", "-o", "out"], in: folder)
    #expect(result.status == 1)
    #expect(result.errors.contains("s.gl"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
  }

  /// A network, and the exit code of its doctor.
  static let patients: [(String, Int32)] = [
    ("20 * dense(16, sigmoid) -> dense(1, sigmoid)", 1), ("2 * dense(16, relu) -> dense(1, sigmoid)", 0),
  ]

  /// What is asked of the doctor in vain, and what it says of it.
  static let refusals: [([String], String)] = [
    (["w.safetensors", "--to", "html", "-o", "out.html"], "holds weights"),
    (["w.safetensors", "--step", "1"], "holds weights"), (["w.safetensors", "--unfold"], "holds weights"),
    (["r.jsonl", "--to", "html", "-o", "./r.jsonl", "--overwrite"], "-o names the file that is read"),
    (["--follow", "-"], "not standard input"),
  ]

  @Test(
    "The doctor writes no page of weights, none over its run, and follows no standard input",
    arguments: refusals)
  func doctorRefuses(arguments: [String], words: String) throws {
    let folder = try folder(["w.safetensors": "", "r.jsonl": "run"])
    let result = try run(["doctor"] + arguments, in: folder)
    #expect(result.status == 2 && result.errors.contains(words))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out.html"))
    #expect(try String(contentsOf: folder.appendingPathComponent("r.jsonl"), encoding: .utf8) == "run")
  }

  @Test("The doctor says what ails a network in a file, and the exit code whether", arguments: patients)
  func doctor(network: String, status: Int32) throws {
    let folder = try folder([:])
    let made = try run(
      ["run", "-"], in: folder, input: "n = \(network)\ntrain n epochs=2\nsave \"n.safetensors\" of=n\n")
    #expect(made.status == 0)
    let result = try run(["doctor", "n.safetensors"], in: folder)
    #expect(result.status == status)
    #expect(!result.output.isEmpty)
    #expect(result.errors.isEmpty)
    // What it suggests begins with what has to be typed before.
    #expect(status == 0 || result.output.contains("model = load(\"n.safetensors\")"))
    let json = try run(["--json", "doctor", "n.safetensors"], in: folder)
    #expect(json.status == status)
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.output.utf8)) }
  }

  @Test func `A network for other data is looked at with random ones of its width, and the doctor says so`()
    throws
  {
    let folder = try folder([:])
    let made = try run(
      ["run", "-"], in: folder,
      input: "data = moons\nn = dense(4, tanh) -> dense(1)\ntrain n epochs=2\nsave \"n.safetensors\" of=n\n")
    #expect(made.status == 0)
    let result = try run(["doctor", "n.safetensors"], in: folder)
    #expect(result.status < 2)
    #expect((result.output + result.errors).contains("gaussian(features=2)"))
    #expect((result.output + result.errors).contains("--on"))
    #expect(try run(["doctor", "n.safetensors", "--on", "moons"], in: folder).status < 2)
  }

  @Test func `Weights of no known network are looked at by themselves`() throws {
    let folder = try folder([:])
    func file(_ number: String) throws {
      let header = "{\"fc.weight\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]}}"
      let bytes =
        (0..<8).map { UInt8(truncatingIfNeeded: header.utf8.count >> (8 * $0)) } + Array(header.utf8)
      let bits = try #require(Float(number)).bitPattern.littleEndian
      try Data(bytes + (0..<4).map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) })
        .write(to: folder.appending(path: "w.safetensors"))
    }
    for (number, status) in [("0.5", Int32(0)), ("nan", 1)] {
      try file(number)
      let result = try run(["doctor", "w.safetensors"], in: folder)
      #expect(result.status == status, "\(result.output) \(result.errors)")
      #expect(result.output.contains("fc.weight") == (status == 1))
    }
  }

  @Test func `What is no file of weights is refused with a sentence`() throws {
    let folder = try folder(["bad.safetensors": "nonsense"])
    let result = try run(["doctor", "bad.safetensors"], in: folder)
    #expect(result.status == 2)
    #expect(result.output.contains("bad.safetensors"))
  }

  @Test func `A new lesson is there, passes its own check or says what it lacks, and is not written over`()
    throws
  {
    let folder = try folder([:])
    #expect(try run(["new", "mine"], in: folder).status == 0)
    let check = try run(["check", "mine.md"], in: folder)
    #expect([0, 1].contains(check.status))
    #expect(check.output.contains("mine.md") || check.status == 0)
    let again = try run(["new", "mine"], in: folder)
    #expect(again.status == 2)
    #expect(!again.errors.isEmpty)
  }

  @Test("A .png is drawn by librsvg, and where that is missing the message names its package")
  func png() throws {
    let folder = try folder(["plot.gl": "plot sigmoid to=\"a.png\"\n"])
    defer { try? FileManager.default.removeItem(at: folder) }
    let done = try run(["run", "plot.gl"], in: folder)
    try #require(done.status == 0, "\(done.errors)\(done.output)")
    let bytes = try Data(contentsOf: folder.appendingPathComponent("a.png"))
    #expect(Array(bytes.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    // Its width, from 16 bytes on.
    #expect(bytes[16..<20].reduce(0) { $0 << 8 | Int($1) } == 1280)
    let missing = try Command.run(
      [
        "sh", "-c", "cd \"$0\" && rm a.png && PATH=/nowhere exec \"$@\"", folder.path, Screen.program, "run",
        "plot.gl",
      ],
      environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8"])
    #expect(missing.status == 1 && (missing.output + missing.errors).contains("librsvg2-bin"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/a.png"))
  }
}
