import ArgumentParser
import Engine
import LineEditor
import Messages

enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

/// For what background colours are chosen.
enum ThemeChoice: String { case auto, light, dark }

extension DisplayLanguage: ExpressibleByArgument {}

/// The language that the program speaks. It is known before the other arguments are read, so that what is said of them is
/// said in it: `DisplayLanguage.ofProgram`.
struct LanguageOptions: ParsableArguments {
  @Option(help: .of(.language, .name))
  var language: DisplayLanguage?
}

extension DisplayLanguage {
  /// By option, else by the file of settings, else by the environment.
  static func ofProgram(_ arguments: [String]) -> DisplayLanguage {
    option(arguments) ?? Configuration.ofReader.language ?? ofEnvironment(Terminal.environment)
  }

  /// What `--language` says; the last one of several, as arguments are read.
  static func option(_ arguments: [String]) -> DisplayLanguage? {
    let options = arguments.prefix { $0 != "--" }
    return zip(options, options.dropFirst() + [""]).compactMap { argument, next in
      if argument == "--language" { return DisplayLanguage(rawValue: next) }
      let prefix = "--language="
      return argument.hasPrefix(prefix)
        ? DisplayLanguage(rawValue: String(argument.dropFirst(prefix.count))) : nil
    }.last
  }
}

/// How results are shown.
struct OutputOptions: ParsableArguments {
  @Flag(help: .of(.plain))
  var plain = false

  @Flag(help: .of(.json))
  var json = false

  @Option(help: .of(.color, .when))
  var color: ColorChoice?

  @OptionGroup var language: LanguageOptions
}

/// What a session begins with.
struct SessionOptions: ParsableArguments {
  @Option(help: .of(.seed, .number))
  var seed: Int?

  @Option(help: .of(.precision, .name))
  var precision: PrecisionChoice?
}

/// Whether a session goes on that was there before.
struct ResumeOptions: ParsableArguments {
  @Flag(
    help: .of(.resume)
  )
  var resume = false
}

/// What lessons may do with files.
struct FileOptions: ParsableArguments {
  @Flag(help: .of(.allowFiles))
  var allowFiles = false
}

enum PrecisionChoice: String, ExpressibleByArgument, CaseIterable { case float32, float64 }

extension SessionOptions {
  /// - Parameter files: what lessons may do with files; held to their folders if left out.
  func settings(_ console: Console, _ files: FileOptions? = nil) -> SessionEnvironment.Settings {
    var settings = SessionEnvironment.Settings(console: console)
    if files?.allowFiles == true { settings.lessonsMay = .anywhere }
    settings.threads = Configuration.ofReader.threads ?? Configuration.processors
    if let seed { settings.seed = UInt64(seed) }
    if let precision { settings.precision = precision == .float32 ? .float32 : .float64 }
    return settings
  }

  func validate() throws {
    if let seed, seed < 0 {
      throw ValidationError(CommandMessage.negativeSeed(given: seed).words(in: .current))
    }
  }
}

extension Console {
  /// By option, else by environment, else by the file of settings.
  init(_ options: OutputOptions) {
    let settings = Configuration.ofReader
    let isPlain = options.plain || settings.plain ?? false
    let color = options.color ?? settings.color ?? .auto
    self.init(
      form: options.json ? .json : .terminal,
      usesColor: !isPlain && !options.json && Self.wantsColor(color), isPlain: isPlain,
      unicode: Terminal.useUTF8(), background: Self.background(settings.theme ?? .auto))
  }

  /// The same at the prompt, where the terminal can be asked.
  init(atPrompt options: OutputOptions) {
    self.init(options)
    slides = Configuration.ofReader.slides ?? false
    askTerminal(Configuration.ofReader.theme ?? .auto)
  }
}
