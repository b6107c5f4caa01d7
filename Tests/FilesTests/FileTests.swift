import Foundation
import Messages
import Testing
import Twins

@testable import Files

@Suite final class FileTests {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "gradlab-files-\(UUID().uuidString)"
    try Folder.make(folder)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private func failure(_ body: () throws(FileFailure) -> Void) -> FileFailure? {
    do throws(FileFailure) { try body() } catch { return error }
    return nil
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  // MARK: Reading

  @Test func `What is no file, or too much of one, is not read`() throws {
    let (path, pipe) = ("\(folder)/a", "\(folder)/pipe")
    try File.write(bytes("12345"), to: path)
    mkfifo(pipe, 0o600)
    let cases: [(String, Int, FileFailure?)] = [
      (path, 5, nil), (path, 4, .isTooLarge(path: path, limit: 4)), (folder, 9, .isFolder(path: folder)),
      // Nobody writes into it, and nobody is waited for.
      (pipe, 9, .isNoFile(path: pipe)), ("/dev/zero", 9, .isNoFile(path: "/dev/zero")),
      ("\(folder)/none", 9, .refused(path: "\(folder)/none", error: Int(ENOENT))),
    ]
    for (path, most, expected) in cases {
      #expect(failure { () throws(FileFailure) in _ = try File.read(path, atMost: most) } == expected)
    }
    #expect(try !File.read("/proc/self/status").isEmpty)
  }

  @Test(
    arguments: [
      ("a\nb", "a\nb"), ("\u{FEFF}a\r\nb\rc\n\r\n", "a\nb\nc\n\n"), ("", ""), ("梯度\r\n", "梯度\n"),
    ])
  func `Text comes without a byte-order mark, and its lines end alike`(written: String, read: String) throws {
    #expect(try String(textOf: bytes(written)) == read)
  }

  @Test(
    arguments: [
      ([0xFF], 1, 1), ([97, 10, 98, 0x80], 2, 2), ([0xE6, 0xA2, 0xAF, 13, 10, 0xE6, 0xA2], 2, 1),
      ([0xEF, 0xBB, 0xBF, 97, 0xC0, 0x80], 1, 2),
    ] as [([UInt8], Int, Int)])
  func `What is no UTF-8 is refused at its first byte`(bytes: [UInt8], line: Int, column: Int) throws {
    let path = "\(folder)/text"
    try File.write(bytes, to: path)
    let found = failure { () throws(FileFailure) in _ = try File.readText(path) }
    #expect(found == .isNotUTF8(path: path, line: line, column: column))
  }

  // MARK: Writing

  @Test func `A file is written whole, in place of what stood there, and leaves nothing beside it`() throws {
    let path = "\(folder)/a"
    for (text, isPrivate) in [("one", true), ("two and more", false), ("", true)] {
      try File.write(bytes(text), to: path, isPrivate: isPrivate)
      #expect(try File.read(path) == bytes(text))
      #expect(try mode(path) == (isPrivate ? 0o600 : 0o644))
    }
    #expect(Folder.names(in: folder) == ["a"])
    #expect(failure { () throws(FileFailure) in try File.write([], to: folder) } == .isFolder(path: folder))
    #expect(
      failure { () throws(FileFailure) in try File.write([], to: "/dev/null") }
        == .isNoFile(path: "/dev/null"))
    #expect(
      failure { () throws(FileFailure) in try File.write([], to: "/proc/none/a") }?.path == "/proc/none/a")
  }

  @Test func `A new file is never written over another`() throws {
    let path = "\(folder)/new"
    try File.create(path, bytes("one"))
    let again = failure { () throws(FileFailure) in try File.create(path, bytes("two")) }
    #expect(again == .refused(path: path, error: Int(EEXIST)))
    #expect(try File.read(path) == bytes("one"))
  }

  @Test func `Bytes are added at the end of a file that is its owner's alone`() throws {
    let path = "\(folder)/log"
    for text in ["one\n", "two\n"] { try File.append(line: bytes(text), to: path) }
    #expect(try File.read(path) == bytes("one\ntwo\n"))
    #expect(try mode(path) == 0o600)
  }

  @Test func `A line that was left without its end is ended before another is added`() throws {
    let path = "\(folder)/log"
    try File.append(line: bytes("one\ntw"), to: path)
    try File.append(line: bytes("three\n"), to: path)
    #expect(try File.read(path) == bytes("one\ntw\nthree\n"))
  }

  @Test func `A draft that was left behind goes, and one that is being written is waited for`() throws {
    let (path, draft) = ("\(folder)/a", "\(folder)/a.gradlab-draft")
    _ = FileManager.default.createFile(atPath: draft, contents: Data([1, 2, 3]))
    try File.write(bytes("one"), to: path, isPrivate: true)
    #expect(try File.read(path) == bytes("one") && mode(path) == 0o600)
    let found = try File.locking(draft, within: .zero) { () throws(FileFailure) in
      failure { () throws(FileFailure) in try File.write(bytes("two"), to: path) }
    }
    #expect(found == .isLocked(path: path))
    #expect(try File.read(path) == bytes("one"))
    try File.write(bytes("three"), to: path)
    #expect(Folder.names(in: folder) == ["a"])
  }

  @Test func `A log that somebody takes away, or puts another in the place of, says so and takes no more`()
    throws
  {
    for isReplaced in [false, true] {
      let log = try LogFile(in: "\(folder)/logs", ending: ".log")
      log.append(bytes("one\n"), isSynced: true)
      unlink(log.path)
      if isReplaced { _ = FileManager.default.createFile(atPath: log.path, contents: nil) }
      log.append(bytes("two\n"), isSynced: true)
      #expect(log.failure == .refused(path: log.path, error: Int(ENOENT)))
      File.remove(log.path)
    }
  }

  @Test func `Folders are made with those above them, and tell what stands in them`() throws {
    try Folder.make("\(folder)/a/b")
    try Folder.make("\(folder)/a/b/")
    try File.append(line: [1], to: "\(folder)/a/.c")
    #expect(
      Folder.entries(in: "\(folder)/a") == [
        FolderEntry(name: ".c", kind: .file), FolderEntry(name: "b", kind: .folder),
      ])
    #expect(Folder.names(in: "\(folder)/none") == nil && Folder.names(in: "\(folder)/a/.c") == nil)
    #expect(Folder.exists("\(folder)/a") && !Folder.exists("\(folder)/a/.c"))
    #expect(failure { () throws(FileFailure) in try Folder.make("/proc/none/a") }?.path == "/proc/none/")
    Folder.remove("\(folder)/a/b")
    #expect(Folder.names(in: "\(folder)/a") == [".c"])
  }

  // MARK: Locks and logs

  @Test func `A lock that another has is waited for, but not for ever`() throws {
    let path = "\(folder)/lock"
    let found = try File.locking(path, within: .zero) { () throws(FileFailure) in
      #expect(!File.isFree(path))
      return failure { () throws(FileFailure) in
        try File.locking(path, within: .milliseconds(20)) { () throws(FileFailure) in }
      }
    }
    #expect(found == .isLocked(path: path))
    #expect(try File.locking(path, within: .zero) { () throws(FileFailure) in true })
  }

  @Test func `Who wants to stop waits for a lock no longer than others need to write`() throws {
    let path = "\(folder)/lock"
    func wantsToStop() -> Bool { true }
    let found = try File.locking(path, within: .zero) { () throws(FileFailure) in
      failure { () throws(FileFailure) in
        try File.locking(path, within: .seconds(3600), shouldStop: wantsToStop) { () throws(FileFailure) in }
      }
    }
    #expect(found == .isLocked(path: path))
    // One that is free is had all the same.
    #expect(try File.locking(path, within: .zero, shouldStop: wantsToStop) { () throws(FileFailure) in true })
  }

  @Test func `A log is one program's at a time, and grows at its end`() throws {
    var first: LogFile? = try LogFile(in: "\(folder)/logs", ending: ".log")
    let path = try #require(first?.path)
    first?.append(bytes("one\n"), isSynced: true)
    #expect(try LogFile(path) == nil)
    first = nil
    let again = try #require(try LogFile(path))
    again.append(bytes("two\n"), isSynced: false)
    #expect(again.failure == nil)
    #expect(try File.read(path) == bytes("one\ntwo\n"))
    #expect(try LogFile.all(in: "\(folder)/logs", ending: ".log") == [path])
  }

  // MARK: Words

  @Test(
    arguments: [
      (.refused(path: "a", error: Int(ENOENT)), "a: no such file or directory."),
      (.isFolder(path: "a"), "a: is a folder."),
      (.isNoFile(path: "a"), "a: is a device or a pipe, and no file."),
      (.isTooLarge(path: "a", limit: 1 << 30), "a: is larger than 1 GiB."),
      (
        .isNotUTF8(path: "a", line: 2, column: 3), "a:2:3: this is not UTF-8 text; save the file as UTF-8."
      ), (.isLocked(path: "a"), "a: another program has it locked."),
    ] as [(FileFailure, String)])
  func `Each failure has its words`(failure: FileFailure, words: String) {
    #expect(failure.words(in: .english) == words)
    #expect(Twins.faults(of: failure) == [])
  }

  @Test(arguments: [
    ENOENT, EACCES, EPERM, EEXIST, ENOTDIR, EISDIR, EINVAL, ENOSPC, EROFS, EMFILE, ENAMETOOLONG, ELOOP, EIO,
    EDQUOT, EFBIG, ENOTEMPTY, EPIPE,
  ])
  func `What the system refuses is said in Chinese`(error: Int32) {
    let reason = FileFailure.refused(path: "a", error: Int(error)).reason(in: .chinese)
    #expect(!reason.isEmpty && !reason.contains { $0.isASCII && $0.isLetter }, "\(reason)")
  }
}

@Suite struct RecordLineTests {
  private static let records = [
    ["1", "a\tb\nc\r\\d"], ["2", "", "梯度"], [""], ["\\n", "\\\\t", "x"],
  ]

  @Test func `Records come back as they were written`() {
    let lines = Self.records.map(RecordLine.text)
    #expect(lines.allSatisfy { $0.count { $0.isNewline } == 1 && $0.hasSuffix("\n") })
    #expect(RecordLine.records(in: Array(lines.joined(separator: "\n").utf8)) == Self.records)
  }

  @Test func `A damaged record is left out, and no other comes of it`() {
    let bytes = Array(Self.records.map(RecordLine.text).joined().utf8)
    for place in bytes.indices {
      for flip: UInt8 in [0x01, 0x11, 0x80, 0xFF, bytes[place] ^ UInt8(ascii: "\n")] where flip != 0 {
        var damaged = bytes
        damaged[place] ^= flip
        let found = RecordLine.records(in: damaged)
        #expect(found.count >= Self.records.count - 2 && found.allSatisfy(Self.records.contains))
      }
    }
  }
}
