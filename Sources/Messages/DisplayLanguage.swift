import Synchronization

/// A language that the program speaks.
public enum DisplayLanguage: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  /// In simplified characters.
  case chinese = "zh"

  /// The language in which something is said now: that of the program, set once when it starts, or the one that this
  /// thread speaks for a while.
  public static var current: DisplayLanguage {
    get { forNow ?? allCases[chosen.load(ordering: .relaxed)] }
    set { chosen.store(allCases.firstIndex(of: newValue) ?? 0, ordering: .relaxed) }
  }

  private static let chosen = Atomic<Int>(0)
  @TaskLocal private static var forNow: DisplayLanguage?

  /// The one that a language tag or a locale names: `zh`, `zh-Hans`, `zh_CN.UTF-8`, `en-GB`.
  public init?(tag: some StringProtocol) {
    self.init(rawValue: tag.lowercased().prefix { $0.isLetter }.description)
  }

  /// As pages and lessons name it (BCP 47).
  public var tag: String {
    switch self {
    case .english: "en"
    case .chinese: "zh-Hans"
    }
  }

  /// What stands between two sentences.
  public var gap: String {
    switch self {
    case .english: " "
    case .chinese: ""
    }
  }

  /// What stands between a name and what it names.
  public var colon: String {
    switch self {
    case .english: ": "
    case .chinese: "："
    }
  }

  /// What stands between two parts of a list of its own.
  public var semicolon: String {
    switch self {
    case .english: "; "
    case .chinese: "；"
    }
  }

  /// What stands between the things of a list.
  public var comma: String {
    switch self {
    case .english: ", "
    case .chinese: "、"
    }
  }

  /// What ends a sentence without an end of its own, before another.
  public var stop: String {
    switch self {
    case .english: ". "
    case .chinese: "。"
    }
  }

  /// That of the reader's environment: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that says anything decides;
  /// English where it names a language that is not spoken here, or letters that are not UTF-8.
  ///
  /// - Parameter variable: what the environment has under a name.
  public static func ofEnvironment(_ variable: (String) -> String?) -> DisplayLanguage {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(variable).first { !$0.isEmpty } ?? ""
    let letters = locale.split(separator: "@")[...].first?.split(separator: ".").dropFirst().first ?? "UTF-8"
    guard letters.lowercased().filter({ $0 != "-" }) == "utf8" else { return .english }
    return DisplayLanguage(tag: locale) ?? .english
  }

  /// Speaks it while that is done, in this thread or task alone, and then as before. For whatever is made for others than
  /// who runs the program: a page, the heights of a lesson's stops. Who has a part of the work done by another thread
  /// takes the language there.
  public func spoken<Value, Failure: Error>(
    _ work: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let result: Result<Value, Failure> = Self.$forNow.withValue(self) {
      do throws(Failure) { return .success(try work()) } catch { return .failure(error) }
    }
    return try result.get()
  }
}
