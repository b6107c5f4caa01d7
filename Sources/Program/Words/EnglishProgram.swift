import Watching

/// What the program says by itself, in English.
enum EnglishProgram {
  static func words(_ message: CommandMessage) -> String {
    switch message {
    case .noCommand(let name, let instead):
      "no command is called \(name); \(words(instead, of: name))"
    case .nothingToBringBack(let inLesson): "there is no \(inLesson ? "lesson" : "session") to bring back"
    case .stoppedBringingBack: "Stopped. gradlab --resume brings the session back another time."
    case .unreadable(let problems): problems.description
    case .inFile(let file, let failure): "\(file): \(failure.reason.words(in: .english))"
    case .settings(let problems): problems.map(EnglishSettings.words).joined(separator: "\n")
    case .seedsOutOfRange(let range):
      "--seeds takes a number from \(range.lowerBound) to \(range.upperBound)."
    case .negativeSeed(let given): "--seed takes a whole number from 0, not \(given)"
    case .lessonToBringBack: "--resume brings back the lesson that was open; name none"
    case .kernelOptions:
      "--install or --uninstall: --prefix goes with either of them, --program with --install"
    case .exportedWithFailures(let files):
      "\(files.joined(separator: ", ")): written, but a cell fails; gradlab check names the line"
    case .writesOverItself: "-o names the file that is read; the page needs a name of its own."
    case .lessonOfClass: "a class needs a lesson: gradlab class core-concept"
    case .notesOfClass: "--notes shows those of the class that runs; name no lesson"
    case .port(let given): "--port takes a number from 0 to 65535, not \(given)"
    case .resultsOfClass(let file): "--results writes a table: a name that ends in .csv, not \(file)"
    case .noClassProgram:
      """
      there is no gradlab-class beside this program, which the Debian package brings. To build it:
        apt-get install -y libqrencode-dev
        swift build -c release --static-swift-stdlib --product gradlab-class
      """
    case .classProgramFails(let path, let failure): "\(path) can't be run: \(failure.words(in: .english))"
    case .isThere(let file): "\(file) is there already; --overwrite writes over it."
    case .courseWantsFolder: "Several lessons are several pages: -o names the folder that they go into."
    case .noFolder(let file): "\(file) is no folder: several lessons are several pages."
    case .noLessons(let folder): "\(folder) holds no lessons: files that end in .md, but for README.md."
    }
  }

  private static func words(_ instead: CommandMessage.Instead, of name: String) -> String {
    switch instead {
    case .file: "to run a file: gradlab run \(name)"
    case .closest(let closest): "closest: gradlab \(closest)"
    case .commands(let commands): "there are \(commands.joined(separator: ", "))"
    }
  }

  static func words(_ message: DoctorMessage) -> String {
    switch message {
    case .outputWithoutFormat: "-o names the page that --to html writes; give both."
    case .pageOfFollowed:
      "--follow draws on the terminal, and --to html writes a page of what there is: give one."
    case .pageOfJSON: "--to html writes a page and --json lines for other programs: give one."
    case .oneFileAlone: "--follow and --to html take one file."
    case .followedInput: "--follow reads a file that grows, not standard input."
    case .ofRunsAlone(let file): "\(file) holds weights: --to, --step and --unfold are for runs (.jsonl)."
    case .negativeStep(let step): "--step takes a number from 0, not \(step)."
    case .unreadable(let file, let problem): "\(file): \(problem.words(in: .english))"
    case .atPrompt: "`gradlab`, and there"
    }
  }

  static func words(_ message: NoteMessage) -> String {
    switch message {
    case .greeting(let version):
      "gradlab \(version)  ·  lessons: learn  ·  commands: help  ·  leave: Ctrl-D"
    case .brokeOff(let count):
      "The last session broke off; gradlab --resume brings back its \(words(count))."
    case .broughtBack(let count): "\(words(count)) brought back."
    case .bringingBack: "bringing back the session"
    case .stepNotEnded: "The last step had not ended; Enter runs it."
    case .notEnded(let text): "The last one had not ended and was not run; ↑ brings it: \(text)"
    case .lessonHasChanged(let lesson):
      "The lesson \(lesson) is no longer as it was; what was typed in it may not fit any more."
    case .lessonIsUnreadable(let file): "The lesson \(file) can't be read any more."
    case .otherBuild:
      "The session was made by another build of gradlab: its numbers may differ in the last digits."
    case .otherProcessor(let processor):
      "The session was made on another processor (\(processor)): its numbers may differ in the last digits."
    case .dataOfNewSession:
      "It was looked at with the data that a session begins with; --on gives others."
    case .dataAsWide(let data): "It was looked at with \(data), as wide as what it takes; --on gives others."
    case .written(let file, .claims): "\(file) is there; gradlab audit \(file) measures its claims."
    case .written(let file, .lesson): "\(file) is there; gradlab check \(file) says what it lacks."
    case .howToWatch:
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
    }
  }

  private static func words(_ count: NoteMessage.Count) -> String {
    switch count {
    case .lines(let count): count == 1 ? "1 line" : "\(count) lines"
    case .statements(let count): count == 1 ? "1 statement" : "\(count) statements"
    }
  }

  static func words(_ message: CrashMessage) -> String {
    let fault =
      "a defect of gradlab ended it, and no mistake of yours. Please report this where gradlab is from."
    return switch message {
    case .fault: fault
    case .atPrompt: fault + "\ngradlab --resume brings back what was typed."
    case .inLesson: fault + "\ngradlab --resume brings back the lesson and what was typed."
    }
  }
}
