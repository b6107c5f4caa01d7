import Foundation
import Testing

/// `gradlab class` in the built program, with devices that vote.
@Suite struct ClassTests {
  private static let lesson = """
    ---
    format: 1
    id: course
    title: The course
    minutes: 20
    ---
    # The course

    Hello.

    ## One

    <!-- note: Wait for all of them. -->

    ```predict id=half answer=a
    How large is a?
    ```

    ```gradlab id=first
    a = 0.5
    a + 100
    ```

    ## Two

    ```gradlab id=long
    train 20 * dense(64, relu) -> dense(1, sigmoid) epochs=100000
    ```

    """

  private func folder() throws -> URL {
    let folder = try Screen.newFolder()
    try Self.lesson.write(
      to: folder.appendingPathComponent("course.md"), atomically: true, encoding: .utf8)
    return folder
  }

  private func place(_ screen: Screen) throws -> (address: String, code: String) {
    let lines = try screen.wait("address and code") { lines in
      lines.contains { $0.contains("http://127.0.0.1:") } && lines.contains { $0.contains("code ") }
    }
    let text = lines.joined(separator: "\n")
    let address = try #require(text.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+/))
    let code = try #require(text.firstMatch(of: /code (\d{4} \d{4})/))
    return (String(address.output), String(code.output.1))
  }

  @Test func `A class votes, talks, votes again, and sees both votes beside what was measured`() throws {
    let screen = try Screen("class course.md --results votes.csv", rows: 40, folder: folder())
    let (address, code) = try place(screen)
    #expect(throws: Command.Trouble.self) { try ClassClient(address, code: "0000 0001") }
    let devices = try (0..<4).map { _ in try ClassClient(address, code: code) }
    let streams = try devices.map { try $0.follow() }
    defer { for stream in streams { close(stream) } }
    // Who comes is counted while the editor waits.
    try screen.wait(for: "4 in class")
    try screen.press("Enter")
    try screen.wait(for: "Hello.")
    try screen.press("Enter")
    try screen.wait(for: "0 of 4 have answered")
    // What is typed stays, and where it is typed.
    try screen.type("1 + 2")
    try screen.press("Left")
    for device in devices.dropLast() { try device.vote("course/half", round: 1, "\"number\":3") }
    try devices[3].vote("course/half", round: 1, "\"number\":9")
    try devices[3].vote("course/half", round: 1, "\"number\":0.5")
    let counted = try screen.wait(for: "4 of 4 have answered")
    #expect(counted.last?.hasPrefix("[1] 1 + 2 ") == true, "\(counted)")
    try screen.type("1")
    try screen.press("Enter")
    try screen.wait(for: "13")
    try screen.press("Enter")
    try screen.wait(for: "Right: 25 %. Under 30 % right: explain.")
    #expect(throws: Command.Trouble.self) { try devices[0].vote("course/half", round: 1, "\"number\":1") }
    try screen.type("vote")
    try screen.press("Enter")
    try screen.wait(for: "Vote 2 is open")
    for device in devices { try device.vote("course/half", round: 2, "\"number\":0.5") }
    try screen.wait(for: "4 of 4 have answered")
    try screen.press("Enter")
    try screen.wait(for: "Over 80 % right: go on.")
    try screen.press("Enter")
    try screen.wait(for: "Right: 25 %, then 100 %")
    try screen.wait(for: "100.5")
    let seen = try devices[0].state()
    for part in ["100.5", "1 + 12", "25 %, then 100 %"] { #expect(seen.contains(part), "\(part)") }
    #expect(!seen.contains("Under 30 %") && !seen.contains("Wait for all"))
    let votes = try String(contentsOf: screen.folder.appending(path: "votes.csv"), encoding: .utf8)
    #expect(votes.contains("course/half,2,0.5,4,4,yes,1.000,0.5\r\n"))
    // Ctrl-C stops the work in hand alone.
    try screen.press("Enter")
    try screen.wait(for: "Enter runs it")
    try screen.press("Enter")
    try screen.waitForProgress()
    try screen.press("C-c")
    try screen.wait("the prompt again") { $0.last?.hasPrefix("[") == true }
    try screen.press("C-c")
    #expect(try devices[0].state().contains("100.5"))
    try screen.press("C-d")
    try screen.wait(for: "End the class for the 4 who follow? (y/n)")
    try screen.type("n\n")
    try screen.wait("the prompt again") { $0.last?.hasPrefix("[") == true }
    try screen.press("C-d")
    try screen.wait("asked again") { $0.last?.hasSuffix("(y/n)") == true }
    try screen.press("C-d")
    try screen.wait(for: "left with 0")
    #expect(throws: Command.Trouble.self) { try devices[0].state() }
  }

  @Test func `Notes are shown in a second terminal, with a clock, until the class ends`() throws {
    let folder = try folder()
    let none = try Screen("class --notes", folder: folder)
    try none.wait(for: "left with 2")
    let teacher = try Screen("class course.md", folder: folder)
    let (address, code) = try place(teacher)
    let notes = try Screen("class --notes", folder: folder)
    try notes.wait(for: "The course: not begun yet")
    try teacher.press("Enter")
    try teacher.wait(for: "Hello.")
    try teacher.press("Enter")
    try teacher.wait(for: "have answered")
    try notes.wait(for: "Wait for all of them.")
    try notes.wait(for: "Step 1/2: One")
    try notes.wait(for: "0:01 in this step · 20 minutes planned")
    let device = try ClassClient(address, code: code)
    try device.vote("course/half", round: 1, "\"number\":1")
    try notes.wait(for: "1 of 1 have answered")
    let file = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder.path + "/state/gradlab/class").first)
    let attributes = try FileManager.default.attributesOfItem(
      atPath: folder.path + "/state/gradlab/class/" + file)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    try notes.type("q")
    try notes.wait(for: "left with 0")
    let again = try Screen("class --notes", folder: folder)
    try again.wait(for: "Wait for all of them.")
    try teacher.press("C-d")
    try teacher.wait(for: "left with 0")
    try again.wait(for: "The class is over.")
    try again.wait(for: "left with 0")
  }

  @Test(arguments: [("dumb", ""), ("screen", "--plain")])
  func `Where no picture can be drawn the address and the code stand alone`(
    terminal: String, option: String
  ) throws {
    let folder = try folder()
    let script =
      "TERM=\(terminal) '\(Screen.program)' class course.md \(option); echo \"left with $?\"; exec sleep 100"
    let screen = try Screen(folder: folder, command: ["sh", "-c", script])
    _ = try place(screen)
    #expect(try screen.lines().allSatisfy { !$0.contains("█") })
    try screen.press("Enter")
    try screen.wait(for: "Hello.")
    try screen.press("Enter")
    try screen.wait(for: "The class answers.")
    try screen.press("Enter")
    try screen.wait(for: "Nobody has answered.")
    try screen.press("C-d")
    try screen.wait(for: "left with 0")
  }

  @Test func `Without gradlab-class the program says how to build it, and still explains the command`() throws
  {
    let folder = try folder()
    let alone = folder.path + "/gradlab"
    // By another process: one that the tests start meanwhile would have it open for writing.
    #expect(try Command.run(["cp", Screen.program, alone]).status == 0)
    let environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8"]
    let missing = try Command.run([alone, "class", "course.md"], environment: environment)
    #expect(missing.status == 2 && missing.output.isEmpty)
    #expect(missing.errors.contains("swift build -c release --static-swift-stdlib --product gradlab-class"))
    let help = try Command.run([alone, "help", "class"], environment: environment)
    #expect(help.status == 0 && help.output.contains("--host"))
    #expect(
      try Command.run([Screen.program, "help", "class"], environment: environment).output == help.output)
    // Where Debian has it, and on the way that a shell looks.
    let built = URL(fileURLWithPath: Screen.program).deletingLastPathComponent().path + "/gradlab-class"
    for place in ["lib/gradlab", "elsewhere"] {
      let other = folder.path + "/" + place
      try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(atPath: other + "/gradlab-class", withDestinationPath: built)
    }
    try FileManager.default.createDirectory(atPath: folder.path + "/bin", withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: alone, toPath: folder.path + "/bin/gradlab")
    let lesson = folder.path + "/course.md"
    #expect(
      try Command.run([folder.path + "/bin/gradlab", "class", lesson], environment: environment).status == 0)
    unlink(folder.path + "/lib/gradlab/gradlab-class")
    let path = environment.merging(["PATH": folder.path + "/elsewhere:/usr/bin:/bin"]) { $1 }
    #expect(try Command.run([folder.path + "/bin/gradlab", "class", lesson], environment: path).status == 0)
  }

  /// What can't be begun.
  static let mistakes: [([String], String)] = [
    (["class"], "needs a lesson"), (["class", "nowhere"], "No lesson is called nowhere"),
    (["class", "nowhere.md"], "nowhere.md"), (["class", "tour", "--notes"], "name no lesson"),
    (["class", "tour", "--port", "70000"], "0 to 65535"), (["class", "tour", "--port", "x"], "port"),
    (["class", "tour", "--host", "nowhere"], "nowhere"),
    (["class", "tour", "--host", "192.0.2.1"], "192.0.2.1"),
    (["class", "tour", "--results", "x.txt"], ".csv"),
    (["class", "tour", "--results", "/nowhere/x.csv"], "/nowhere"), (["class", "--notes"], "no class"),
  ]

  @Test(arguments: mistakes)
  func `A class that can't be is refused with a sentence`(arguments: [String], words: String) throws {
    let folder = try Screen.newFolder()
    let result = try Command.run(
      [Screen.program] + arguments,
      environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8"])
    #expect(result.status == 2 && result.errors.contains(words), "\(result)")
  }
}
