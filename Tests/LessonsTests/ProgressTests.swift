import Files
import Foundation
import Testing

@testable import Lessons

@Suite final class ProgressTests {
  private let folder: URL
  private var file: ProgressFile { ProgressFile(path: folder.path + "/below/progress") }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "gradlab-progress-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  static let records: ProgressFile.Records = [
    .init("a", "place"): "1 2 slope", .init("a", "guess", "shrink"): "1e-6\tor\nso \\ 梯度",
    .init("b", "solution", "fix"): "x = 1\ny = 2", .init("b", "finished"): "yes",
  ]

  @Test func `What is written is read back`() throws {
    #expect(try file.load() == [:])
    try file.update { $0 = Self.records }
    #expect(try file.load() == Self.records)
  }

  @Test func `A file that an earlier program wrote is read`() throws {
    let text =
      "e86414d61735e526\ta\tplace\t\t1 2 slope\nf24d2b0568e305ec\tb\tsolution\tfix\tx = 1\\ny = 2\n"
    #expect(
      ProgressFile.decode(Array(text.utf8)) == [
        .init("a", "place"): "1 2 slope", .init("b", "solution", "fix"): "x = 1\ny = 2",
      ])
  }

  @Test func `Two writers keep what the other wrote`() throws {
    let (one, two) = (ProgressStore(file: file), ProgressStore(file: file))
    one.keep([(.guess, "x", "1")], lesson: "a")
    two.keep([(.guess, "y", "2")], lesson: "b")
    one.keep([(.guess, "x", "3")], lesson: "a")
    let both = try file.load()
    #expect(both[.init("a", "guess", "x")] == "3")
    #expect(both[.init("b", "guess", "y")] == "2")
    two.reset(lesson: "a")
    #expect(try file.load().keys.map(\.lesson) == ["b"])
  }

  @Test
  func
    `What changes while a line is dealt with is written together, and after a failure with what comes next`()
    throws
  {
    let store = ProgressStore(file: file)
    store.gathering {
      store.keep([(.guess, "x", "1")], lesson: "a")
      store.keep([(.place, "", "1 0 ")], lesson: "a")
      #expect(File.size(file.path) == 0)
    }
    #expect(try file.load().count == 2)
    try File.locking(file.path + ".lock", within: .zero) { () throws(FileFailure) in
      // Another program has it: that is waited for once, and told.
      store.keep([(.place, "", "2 0 ")], lesson: "a")
      store.keep([(.place, "", "3 0 ")], lesson: "a")
    }
    #expect(store.unreportedFailure() == .isLocked(path: file.path + ".lock"))
    store.keep([(.finished, "", "yes")], lesson: "b")
    #expect(try file.load()[.init("a", "place")] == "3 0 " && file.load().count == 3)
  }

  @Test func `Where nothing can be written the progress lives on, and says so once`() {
    let store = ProgressStore(file: ProgressFile(path: "/proc/none/progress"))
    store.keep([(.place, "", "1 0 ")], lesson: "a")
    #expect(store.progress["a", .place] == "1 0 ")
    #expect(store.unreportedFailure()?.path.hasPrefix("/proc/none") == true)
    #expect(store.unreportedFailure() == nil)
  }

  /// What a reader has done, and nothing else, as both forms have it.
  private var sheet: ProgressSheet {
    var progress = ReaderProgress()
    progress["", .opened] = "tour"
    progress["tour", .place] = "1 0 "
    progress["tour", .guess, "shrink"] = "1e-6"
    progress["tour", .sure, "shrink"] = "4"
    progress["tour", .score, "shrink"] = "0.5"
    progress["tour", .guess, "why"] = "=cmd|' /C calc'!A0, \"so\""
    progress["tour", .solution, "fix"] = "n = 3\nm = 4"
    progress["tour", .tries, "fix"] = "2"
    progress["tour~1", .guess, "shrink"] = "9"
    progress["tour", .skipped, "mend"] = "yes"
    progress["own", .finished] = "yes"
    return ProgressSheet(progress, Library([]), name: "-Ada")
  }

  @Test func `Progress is a table in which no cell is a formula`() {
    #expect(
      sheet.table.text == #"""
        name,lesson,kind,id,state,answer,score,confidence,tries,hints\#r
        '-Ada,own,lesson,,done,,,,,\#r
        '-Ada,tour,lesson,,begun,,,,,\#r
        '-Ada,tour,guess,shrink,,1e-6,0.500,4,,\#r
        '-Ada,tour,guess,why,,"'=cmd|' /C calc'!A0, ""so""",,,,\#r
        '-Ada,tour,exercise,fix,solved,"n = 3
        m = 4",,,2,0\#r
        '-Ada,tour,exercise,mend,skipped,,,,0,0\#r

        """#)
  }

  @Test func `Progress as data has the same, and a name only where one is given`() throws {
    let data = try JSONSerialization.jsonObject(with: Data(sheet.json.text(indented: true).utf8))
    let top = try #require(data as? [String: Any])
    #expect(top["name"] as? String == "-Ada" && top["kind"] as? String == "progress")
    let lessons = try #require(top["lessons"] as? [[String: Any]])
    #expect(lessons.map { $0["lesson"] as? String } == ["own", "tour"])
    let guesses = try #require(lessons[1]["guesses"] as? [[String: Any]])
    #expect(guesses[0]["score"] as? Double == 0.5 && guesses[0]["confidence"] as? Int == 4)
    let exercises = try #require(lessons[1]["exercises"] as? [[String: Any]])
    #expect(exercises.map { $0["state"] as? String } == ["solved", "skipped"])
    #expect(ProgressSheet(ReaderProgress(), Library([])).json["name"] == .null)
  }
}
