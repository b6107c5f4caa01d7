import CommandKit
import Files
import Messages

/// The lessons that are at hand, in the order of their file names.
package struct Library: Sendable {
  package struct Entry: Sendable {
    /// As messages name it.
    package var file: String
    /// Whether it is no file of the system's.
    private let isBuiltIn: Bool
    fileprivate(set) var contents: @Sendable () throws(FileFailure) -> [UInt8]

    /// A file.
    package init(path: String) {
      file = path
      isBuiltIn = false
      contents = { () throws(FileFailure) in try File.read(path, atMost: File.mostOfText) }
    }

    /// A text that is built into the program.
    package init(file: String, text: String) {
      self.file = file
      isBuiltIn = true
      contents = { Array(text.utf8) }
    }

    /// Its number in the course, which its file's name begins with.
    package var number: Int? { Int(Folder.lastName(of: file).prefix { $0.isNumber }) }

    fileprivate var holdsClaims: Bool { (try? contents()).map(ClaimDocument.isOne) ?? false }

    /// What the lesson says about itself; `nil` where that can't be read.
    package var front: FrontMatter? {
      guard let bytes = try? contents(), let source = try? SourceText(file: file, bytes: bytes) else {
        return nil
      }
      var reader = FrontMatterReader<FrontMatter>(source)
      let front = reader.read().0
      reader.checkComplete()
      return reader.problems.isEmpty ? front : nil
    }

    /// - Throws: a failure that names every problem with its line.
    package func lesson() throws(Failure) -> Lesson {
      let bytes: [UInt8]
      do throws(FileFailure) { bytes = try contents() } catch { throw Failure(error) }
      do {
        var lesson = try LessonReader.lesson(file: file, bytes: bytes)
        lesson.isBuiltIn = isBuiltIn
        return lesson
      } catch {
        throw Failure(LibraryMessage.unplayable(file: file, problems: error))
      }
    }
  }

  package var entries: [Entry]

  /// - Parameter entries: lessons, and documents of claims, which are left out.
  package init(_ entries: [Entry]) { self.entries = entries.filter { !$0.holdsClaims } }

  /// The lessons in a folder: its `.md` files but for its README.
  package init?(folder: String) {
    guard let names = Folder.names(in: folder) else { return nil }
    let lessons = names.filter { $0.hasSuffix(".md") && $0 != "README.md" }
    self.init(lessons.map { Entry(path: "\(folder)/\($0)") })
    if entries.isEmpty { return nil }
  }

  // MARK: Finding a lesson

  /// The text of a lesson, by its id; `nil` where there is none or it can't be read.
  package func text(of id: String) -> [UInt8]? {
    entries.first { $0.front?.id == id }.flatMap { try? $0.contents() }
  }

  /// The same lessons, but one with another text.
  package func replacing(_ id: String, with text: [UInt8]) -> Library {
    var library = self
    for index in entries.indices where entries[index].front?.id == id {
      library.entries[index].contents = { text }
    }
    return library
  }

  /// Whether it has the lesson of this text in another language, the same but for its words.
  package func hasTranslation(of text: [UInt8], id: String) -> Bool {
    guard let here = try? entries.first(where: { $0.front?.id == id })?.lesson(),
      let there = LessonReader.read(file: id, bytes: text).lesson, here.front.lang != there.front.lang
    else { return false }
    return Translation(here).difference(from: Translation(there)) == nil
  }

  package func has(_ id: String) -> Bool { entries.contains { $0.front?.id == id } }

  /// - Throws: where there is none with this id, or where it can't be read.
  package func lesson(_ id: String) throws(Failure) -> Lesson {
    if let entry = entries.first(where: { $0.front?.id == id }) { return try entry.lesson() }
    // A file's name, with or without its number and ending, is as good, and so is its number.
    let number = Int(id)
    let byName = entries.first {
      let name = Folder.lastName(of: $0.file)
      let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
      return name == id || stem == id || stem.hasSuffix("-" + id)
        || number != nil && $0.number == number
    }
    if let byName { return try byName.lesson() }
    if let byTitle = entries.first(where: { $0.front?.title == id }) { return try byTitle.lesson() }
    throw Failure(LibraryMessage.noLesson(id: id, known: entries.compactMap(\.front?.id)))
  }

  func lesson(after id: String) -> FrontMatter? {
    let fronts = entries.compactMap(\.front)
    guard let index = fronts.firstIndex(where: { $0.id == id }), index + 1 < fronts.count else { return nil }
    return fronts[index + 1]
  }

  /// The lesson that the reader left last, where it was not read to its end; else the first that is begun and not
  /// finished; else the first not finished; else the first.
  func firstUnfinished(_ progress: ReaderProgress) -> String? {
    let ids = entries.compactMap(\.front?.id)
    if let last = progress["", .opened], ids.contains(last), progress[last, .place] != nil { return last }
    return ids.first { progress[$0, .place] != nil && progress[$0, .finished] == nil }
      ?? ids.first { progress[$0, .finished] == nil } ?? ids.first
  }
}

extension Library {
  /// The course: from `lessons` in the working folder or beside the program, else as it was built into the program.
  package static func course(in language: DisplayLanguage = .current) -> Library {
    let name = language.rawValue
    let folders = [
      "lessons/\(name)", Folder.ofProgram.map { "\($0)/lessons/\(name)" },
      Folder.ofProgram.map { "\($0)/../share/gradlab/lessons/\(name)" },
    ]
    for case let folder? in folders {
      if let library = Library(folder: folder) { return library }
    }
    return builtIn(in: language)
  }

  /// The lessons that the program carries with it.
  static func builtIn(in language: DisplayLanguage) -> Library {
    Library(
      EmbeddedTexts.all.filter { $0.file.hasPrefix(language.rawValue + "/") }.map {
        Entry(file: $0.file, text: $0.text)
      })
  }
}
