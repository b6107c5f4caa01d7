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
}
