@_exported import Parameters

/// One verb, constructor or function, described once: parsing, checking, completion, help, the reference page and
/// the tests of the examples all come from here.
///
/// Two declarations are the same if they have the same role and name: a vocabulary has one for each.
public struct Declaration: Hashable, Sendable {
  public enum Role: String, Hashable, Sendable {
    /// A verb and a blank start a command; `verb(…)` is an expression.
    case verb
    /// `name(…)` makes a value; the name alone is the value with its defaults.
    case constructor
    /// `name(…)` computes with values.
    case function
  }

  /// What is special about a verb, for those who deal with lines of it without carrying it out.
  public struct Traits: OptionSet, Hashable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// It changes nothing that a session would have to be brought back with: the journal leaves it out.
    public static let leavesNoTrace = Traits(rawValue: 1 << 0)
    /// What it shows may be long, and goes through the reader's pager.
    public static let isPaged = Traits(rawValue: 1 << 1)
    /// It looks at the session or writes files, and is no part of a script that makes the session anew.
    public static let isAboutSession = Traits(rawValue: 1 << 2)
    /// Given a file alone it writes down what was done: the session, or the lesson that is open.
    public static let writesDown = Traits(rawValue: 1 << 3)
    /// The bare verb is a command even at a question that any words answer.
    public static let interruptsWords = Traits(rawValue: 1 << 4)
  }

  public var role: Role
  public var name: String
  public var traits: Traits
  /// Under which heading help lists it: "see", "train", "activations".
  public var group: String
  /// One sentence of what it gives.
  public var summary: String
  /// More, where there is more to say: one paragraph an element.
  public var discussion: [String]
  /// The formula, and the paper it comes from.
  public var formula: String?
  public var source: String?
  /// In the order in which values without a key are taken. A verb takes at most one without a key in command form:
  /// its first parameter, where `isSubject` says so.
  public var parameters: [Parameter]
  public var examples: [Example]
  /// What it gives, and behind that what this may serve as besides; nothing for a verb that gives no value.
  public var makes: [ValueKind]
  /// What follows a dot after the name, where that is no field of a result: `value(0.3)`.
  public var methods: [String]
  /// Other names by which it may be called at the start of a line: `exit` for `quit`.
  public var aliases: [String]
  /// Keys that other programs have, and what says the same here.
  public var foreignSpellings: [ForeignSpelling]

  public init(
    _ role: Role, _ name: String, group: String, summary: String, discussion: [String] = [],
    formula: String? = nil, source: String? = nil, parameters: [Parameter] = [],
    examples: [Example] = [], makes: [ValueKind] = [], methods: [String] = [], aliases: [String] = [],
    foreignSpellings: [ForeignSpelling] = [], traits: Traits = []
  ) {
    self.role = role
    self.name = name
    self.traits = traits
    self.group = group
    self.summary = summary
    self.discussion = discussion
    self.formula = formula
    self.source = source
    self.parameters = parameters
    self.examples = examples
    self.makes = makes
    self.methods = methods
    self.aliases = aliases
    self.foreignSpellings = foreignSpellings
  }

  public var subject: Parameter? { parameters.first { $0.isSubject } }

  public static func == (one: Declaration, other: Declaration) -> Bool {
    one.role == other.role && one.name == other.name
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(role)
    hasher.combine(name)
  }
}
