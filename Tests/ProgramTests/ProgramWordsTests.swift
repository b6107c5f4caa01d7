import CommandKit
import Files
import Foundation
import Lessons
import Messages
import Testing
import Twins

@testable import Lab
@testable import LineEditor
@testable import Program

/// What the program says by itself, each case once.
@Suite struct ProgramWordsTests {
  static let failure = Failure(StopMessage.stopped)

  static let commands: [(CommandMessage, String)] = [
    (.noCommand(name: "a.lab", .file), "no command is called a.lab; to run a file: gradlab run a.lab"),
    (.noCommand(name: "rnu", .closest("run")), "no command is called rnu; closest: gradlab run"),
    (.noCommand(name: "xyz", .commands(["learn", "run"])), "no command is called xyz; there are learn, run"),
    (.nothingToBringBack(inLesson: true), "there is no lesson to bring back"),
    (.nothingToBringBack(inLesson: false), "there is no session to bring back"),
    (.stoppedBringingBack, "Stopped. gradlab --resume brings the session back another time."),
    (
      .unreadable(Problems([Problem(StopMessage.stopped, file: "a.md", line: 2)])),
      "a.md:2: Stopped; nothing was changed."
    ),
    (.inFile(file: "a.lab", reason: failure), "a.lab: Stopped; nothing was changed."),
    (
      .settings([.takes(.flag), .takes(.keys)]), "on or off\nemacs or vi"
    ),
    (.seedsOutOfRange(0...1000), "--seeds takes a number from 0 to 1000."),
    (.negativeSeed(given: -1), "--seed takes a whole number from 0, not -1"),
    (.lessonToBringBack, "--resume brings back the lesson that was open; name none"),
    (.kernelOptions, "--install or --uninstall: --prefix goes with either of them, --program with --install"),
    (
      .exportedWithFailures(files: ["a.md", "b.md"]),
      "a.md, b.md: written, but a cell fails; gradlab check names the line"
    ),
    (.writesOverItself, "-o names the file that is read; the page needs a name of its own."),
    (.isThere(file: "a.html"), "a.html is there already; --overwrite writes over it."),
    (.courseWantsFolder, "Several lessons are several pages: -o names the folder that they go into."),
    (.noFolder(file: "a"), "a is no folder: several lessons are several pages."),
    (.noLessons(folder: "a"), "a holds no lessons: files that end in .md, but for README.md."),
    (.lessonOfClass, "a class needs a lesson: gradlab class core-concept"),
    (.notesOfClass, "--notes shows those of the class that runs; name no lesson"),
    (.port(given: 70000), "--port takes a number from 0 to 65535, not 70000"),
    (
      .resultsOfClass(file: "a.txt"), "--results writes a table: a name that ends in .csv, not a.txt"
    ),
    (
      .noClassProgram,
      """
      there is no gradlab-class beside this program, which the Debian package brings. To build it:
        apt-get install -y libqrencode-dev
        swift build -c release --static-swift-stdlib --product gradlab-class
      """
    ),
    (
      .classProgramFails(path: "a", .isFolder(path: "a")),
      "a can't be run: " + FileFailure.isFolder(path: "a").words(in: .english)
    ),
  ]

  static let notes: [(NoteMessage, String)] = [
    (
      .greeting(version: "1.0"), "gradlab 1.0  ·  lessons: learn  ·  commands: help  ·  leave: Ctrl-D"
    ),
    (
      .brokeOff(.statements(1)),
      "The last session broke off; gradlab --resume brings back its 1 statement."
    ),
    (.brokeOff(.lines(3)), "The last session broke off; gradlab --resume brings back its 3 lines."),
    (.broughtBack(.statements(3)), "3 statements brought back."),
    (.broughtBack(.lines(1)), "1 line brought back."),
    (.bringingBack, "bringing back the session"),
    (.stepNotEnded, "The last step had not ended; Enter runs it."),
    (.notEnded(text: "a = 1"), "The last one had not ended and was not run; ↑ brings it: a = 1"),
    (
      .lessonHasChanged(lesson: "tour"),
      "The lesson tour is no longer as it was; what was typed in it may not fit any more."
    ),
    (.lessonIsUnreadable(file: "a.md"), "The lesson a.md can't be read any more."),
    (
      .otherBuild,
      "The session was made by another build of gradlab: its numbers may differ in the last digits."
    ),
    (
      .otherProcessor("x"),
      "The session was made on another processor (x): its numbers may differ in the last digits."
    ),
    (
      .dataOfNewSession,
      "It was looked at with the data that a session begins with; --on gives others."
    ),
    (
      .dataAsWide("gaussian(features=3)"),
      "It was looked at with gaussian(features=3), as wide as what it takes; --on gives others."
    ),
    (.written(file: "a.md", .lesson), "a.md is there; gradlab check a.md says what it lacks."),
    (.written(file: "a.md", .claims), "a.md is there; gradlab audit a.md measures its claims."),
    (
      .howToWatch,
      """
      gradlab watch -o gradlab_watch.py     # beside your program; it needs PyTorch alone

      In Python, before the training:
        import gradlab_watch
        gradlab_watch.watch(model, "run.jsonl", optimizer=optimizer, every=10)

      While it runs, or afterwards:
        gradlab doctor run.jsonl

      Weights, with the order of their modules:
        gradlab_watch.save(model, example, "model.safetensors")
        gradlab doctor model.safetensors
      """
    ),
  ]

  static let settings: [(SettingsMessage, String)] = [
    (.unreadable(.isFolder(path: "/a")), "/a: is a folder."),
    (
      .lineForm(file: "config", line: 2, keys: ["color", "keys"]),
      "config:2: a line is KEY = VALUE, with one of the keys color, keys"
    ),
    (
      .wrongValue(file: "config", line: 2, key: "threads", takes: .number(1...256), written: "0"),
      "config:2: threads takes a number from 1 to 256, not 0"
    ),
    (.takes(.color), "auto, always or never"),
    (.takesFor(.flag, .plain), "on or off: text for a screen reader"),
    (.column(.origin), "from"), (.origin(isFile: true), "file"), (.origin(isFile: false), "default"),
    (.setIn(path: "/a"), "Set in `/a`, a line for each: `keys = vi`."),
    (.noHome, "Without HOME there is no file to set them in."),
  ]

  static let crashes: [(CrashMessage, String)] = [
    (
      .fault,
      "a defect of gradlab ended it, and no mistake of yours. Please report this where gradlab is from."
    ),
    (
      .atPrompt,
      "a defect of gradlab ended it, and no mistake of yours. Please report this where gradlab is from.\ngradlab --resume brings back what was typed."
    ),
    (
      .inLesson,
      "a defect of gradlab ended it, and no mistake of yours. Please report this where gradlab is from.\ngradlab --resume brings back the lesson and what was typed."
    ),
  ]

  static let kernel: [(KernelMessage, String)] = [
    (.isNoRequest, "This is no request: one is an object in JSON on a line, with the field request."),
    (.fieldTwice("id"), "The field id comes twice."),
    (
      .unknownRequest("run"),
      "No request is called run; there are execute, complete, inspect, is_complete and interrupt."
    ),
    (.requestIsTooLong(most: 10 << 20), "A request has 10 MiB at most."),
    (.isForNotebooks, "Jupyter talks to gradlab kernel; gradlab kernel --install makes it known there."),
    (.isLeft, "The session is left; the next cell begins a new one."),
    (.installed(folder: "/a", program: "/b"), "Jupyter has the kernel gradlab: /a, with /b"),
    (.needsLibrary, "Jupyter's Python needs ipykernel, and python3 here has none: pip install ipykernel"),
    (.uninstalled(folder: "/a"), "/a is gone."),
    (.isNotInstalled(folder: "/a"), "/a is not there."),
    (.isNotOurs(folder: "/a"), "/a is no kernel of gradlab, and stays as it is."),
    (.noHome, "There is no home to install for; --prefix names a folder."),
    (
      .hasDied, "gradlab has ended, and what the session held is gone. The next cell begins a new one."
    ),
    (
      .cannotStart,
      "gradlab can't be started; where it lies elsewhere now, gradlab kernel --install says so."
    ),
    (.libraryIsMissing, "The kernel gradlab needs ipykernel: pip install ipykernel"),
  ]

  static let all: [(any Message, String)] =
    commands.map { ($0, $1) } + notes.map { ($0, $1) } + settings.map { ($0, $1) } + crashes.map { ($0, $1) }
    + kernel.map { ($0, $1) }

  @Test("each message has its words", arguments: 0..<all.count)
  func words(row: Int) {
    let (message, words) = Self.all[row]
    #expect(message.words(in: .english) == words)
    // A list of problems is said in the language of the program.
    guard message.code != "unreadable" else { return }
    #expect(Twins.faults(of: message) == [])
  }

  @Test("the line below a long menu has its words")
  func menu() {
    #expect(
      MenuMessage.shown(first: 1, last: 8, count: 20).words(in: .english) == "1–8 of 20; Tab goes on")
    #expect(
      MenuMessage.found.words(in: .english) == "Enter takes it, Ctrl-R or ↓ goes on, Ctrl-G leaves")
    #expect(
      MenuMessage.nothingFound.words(in: .english)
        == "nothing typed before has this in it; Ctrl-G leaves")
    for message in [MenuMessage.shown(first: 1, last: 8, count: 20), .found, .nothingFound] {
      #expect(Twins.faults(of: message) == [])
    }
  }

  @Test("what an editor of one's own can't do has its words")
  func editor() {
    #expect(
      EditorMessage.noEditor.words(in: .english)
        == "No editor is named. Leave with Ctrl-D, type export EDITOR=nano (or another), and start again.")
    #expect(
      EditorMessage.editorFails(command: "vin", status: 127).words(in: .english)
        == "The editor vin can't be run; the variables VISUAL and EDITOR name it. The line stays as it was.")
    #expect(
      EditorMessage.editorFails(command: "vi", status: 1).words(in: .english)
        == "The editor vi ended with status 1; the line stays as it was.")
    #expect(
      EditorMessage.fileFails(.isFolder(path: "a")).words(in: .english)
        == FileFailure.isFolder(path: "a").words(in: .english) + " The line stays as it was.")
    let all: [EditorMessage] = [
      .noEditor, .editorFails(command: "vin", status: 127), .editorFails(command: "vi", status: 1),
      .fileFails(.isFolder(path: "a")),
    ]
    for message in all { #expect(Twins.faults(of: message) == []) }
  }

  @Test("no case is missing from the tables", arguments: ["Command", "Note", "Settings", "Crash", "Kernel"])
  func complete(name: String) throws {
    let source = URL(filePath: #filePath)
      .appending(path: "../../../Sources/Program/Messages/\(name)Message.swift")
    let declared = try String(contentsOf: source.standardized, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("  case ") }.map { String($0.dropFirst(7).prefix { $0.isLetter }) }
    let told = Self.all.filter { "\(type(of: $0.0))" == "\(name)Message" }
      .map { "\($0.0)".prefix { $0.isLetter } }
    #expect(!declared.isEmpty && Set(declared) == Set(told.map(String.init)))
  }
}
