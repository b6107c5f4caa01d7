import ArgumentParser
import CommandKit
import Documents
import Files
import Lab
import Lessons
import LineEditor
import Messages
import Pages
import Platform
import Verbs

/// Lessons and scripts with their results, as pages.
struct Export: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case html, ipynb, md }

  static var configuration: CommandConfiguration { CommandConfiguration(.export) }

  @Argument(
    help: .of(.exportFile, .fileOrFolder),
    completion: .file())
  var file: String?

  @Option(help: .of(.exportFormat, .format))
  var to: Format

  @Option(
    name: .customLong("for"),
    help: .of(.audience, .whom))
  var audience = Audience.reader

  @Option(
    name: .shortAndLong, help: .of(.exportTo, .out),
    completion: .file())
  var output: String?

  @Flag(help: .of(.overwritePages))
  var overwrite = false

  @OptionGroup var session: SessionOptions
  @OptionGroup var files: FileOptions
  @OptionGroup var language: LanguageOptions

  /// Whether several lessons are exported.
  private var isCourse: Bool { file.map(Folder.exists) ?? true }

  func validate() throws {
    guard let output else {
      if isCourse { throw ValidationError(CommandMessage.courseWantsFolder.words(in: .current)) }
      return
    }
    if isCourse, File.isThere(output), !Folder.exists(output) {
      throw ValidationError(CommandMessage.noFolder(file: output).words(in: .current))
    }
    if let file, to == .md || !isCourse, File.isThere(output) || Folder.exists(output),
      Folder.resolved(file) == Folder.resolved(output)
    {
      throw ValidationError(CommandMessage.writesOverItself.words(in: .current))
    }
  }

  func run() throws {
    let console = Console(form: .terminal, usesColor: false, isPlain: true, unicode: true)
    Terminal.installSignals(crashMessage: CrashMessage.fault.words(in: .current))
    if let file, !isCourse { return try export(file, console) }
    try exportCourse(console)
  }

  private func export(_ file: String, _ console: Console) throws {
    if let output { try console.agree(onWriting: [output], overwrites: overwrite) }
    let text: String
    var isSound = true
    if file.hasSuffix(".md") {
      let lesson = try readLesson(file)
      (text, isSound) = try lesson.front.speech.spoken {
        try self.text(of: lesson, .alone(lesson, version: Version.number), console)
      }
    } else {
      text = try self.text(ofScript: file, console)
    }
    if let output { try write(text, to: output) } else { Terminal.write("\(text)") }
    if !isSound { throw Complaint(CommandMessage.exportedWithFailures(files: [file]), code: 1) }
  }

  private func exportCourse(_ console: Console) throws {
    guard let output else { return }
    let course: CoursePages
    do throws(Failure) {
      guard let library = file.map(Library.init(folder:)) ?? Library.course() else {
        throw Failure(CommandMessage.noLessons(folder: file ?? ""))
      }
      course = try CoursePages(library, version: Version.number)
    } catch { throw Complaint(error.reason, code: 1) }
    func place(_ name: String) -> String { "\(output)/\(name).\(to.rawValue)" }
    let names =
      course.lessons.map { place($0.name) } + (to == .html ? ["\(output)/\(CoursePages.index)"] : [])
    if Folder.exists(output) { try console.agree(onWriting: names, overwrites: overwrite) }
    // All of them are made before the first is written.
    var texts: [String] = []
    var failing: [String] = []
    for (index, entry) in course.lessons.enumerated() {
      let (text, isSound) = try entry.lesson.front.speech.spoken {
        try self.text(of: entry.lesson, course.facts(of: index), console)
      }
      texts.append(text)
      if !isSound { failing.append(entry.lesson.file) }
    }
    if to == .html { texts.append(course.indexText) }
    do throws(FileFailure) { try Folder.make(output) } catch { throw Complaint(error, code: 1) }
    for (name, text) in zip(names, texts) { try write(text, to: name) }
    if !failing.isEmpty { throw Complaint(CommandMessage.exportedWithFailures(files: failing), code: 1) }
  }

  private func environment(_ console: Console) -> SessionEnvironment {
    var settings = session.settings(console, files)
    settings.isScript = true
    return SessionEnvironment(settings)
  }

  /// - Returns: also whether each cell did what it is meant to.
  private func text(
    of lesson: Lesson, _ facts: PageFacts, _ console: Console
  ) throws -> (text: String, isSound: Bool) {
    let session = environment(console).lessonSession
    var parts: [LessonPart] = []
    let pictures: PagePictures
    let isSound: Bool
    do throws(Failure) {
      isSound = try LessonRunner(session: session, keepsGoing: true).run(lesson) { parts.append($0) }
      pictures = try PagePictures(of: parts, in: session)
    } catch {
      if error.kind == .interrupted { throw ExitCode(130) }
      throw Complaint(CommandMessage.inFile(file: lesson.file, reason: error), code: 1)
    }
    if Terminal.interruptRequested() { throw ExitCode(130) }
    return (page(lesson.title, lesson.front, parts, facts, pictures), isSound)
  }

  private func text(ofScript file: String, _ console: Console) throws -> String {
    let environment = environment(console)
    let text = try readText(file)
    var parts: [LessonPart] = []
    do throws(Failure) {
      for statement in try environment.session.parse(text) {
        parts.append(.cell(Lesson.Cell(statement)))
        let outcome = try environment.lessonSession.run(statement, for: .reader)
        parts.append(.result(LessonPart.Result(Output(statement, outcome), of: statement, outcome)))
      }
    } catch {
      throw Complaint(
        CommandMessage.inFile(file: file, reason: error), code: error.kind == .interrupted ? 130 : 1)
    }
    if Terminal.interruptRequested() { throw ExitCode(130) }
    return page(file, nil, parts, PageFacts(version: Version.number), PagePictures())
  }

  private func page(
    _ title: String, _ front: FrontMatter?, _ parts: [LessonPart], _ facts: PageFacts,
    _ pictures: PagePictures
  ) -> String {
    switch to {
    case .html:
      LessonPage(title: title, front: front, parts, for: audience, facts: facts, pictures: pictures).text
    case .md:
      Document(title: title, parts, for: audience).markdown(picturesAt: { pictures[$0]?.address })
    case .ipynb:
      Notebook(parts, for: audience, beginning: beginning(front), pictures: pictures).json.text(
        indented: true) + "\n"
    }
  }

  /// What a session has to be told to be the one that the parts ran in.
  private func beginning(_ front: FrontMatter?) -> [String] {
    let seed = front?.seed ?? session.seed ?? 1
    return (session.precision == .float64 ? ["precision float64"] : []) + (seed == 1 ? [] : ["seed \(seed)"])
  }

  private func write(_ text: String, to path: String) throws {
    do throws(FileFailure) { try File.write(Array(text.utf8), to: path) } catch {
      throw Complaint(error, code: 1)
    }
  }
}

extension Audience: ExpressibleByArgument {}
