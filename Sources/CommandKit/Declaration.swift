import Messages
@_exported import Parameters

/// One verb, constructor or function, described once: parsing, checking, completion, help, the reference page and
/// the tests of the examples all come from here.
///
/// Two declarations are the same if they have the same role and name: a vocabulary has one for each.
package struct Declaration: Hashable, Sendable {
  package enum Role: String, Hashable, Sendable {
    /// A verb and a blank start a command; `verb(…)` is an expression.
    case verb
    /// `name(…)` makes a value; the name alone is the value with its defaults.
    case constructor
    /// `name(…)` computes with values.
    case function
  }

  /// What is special about a verb, for those who deal with lines of it without carrying it out.
  package struct Traits: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// It changes nothing that a session would have to be brought back with: the journal leaves it out.
    package static let leavesNoTrace = Traits(rawValue: 1 << 0)
    /// What it shows may be long, and goes through the reader's pager.
    package static let isPaged = Traits(rawValue: 1 << 1)
    /// It looks at the session or writes files, and is no part of a script that makes the session anew.
    package static let isAboutSession = Traits(rawValue: 1 << 2)
    /// Given a file alone it writes down what was done: the session, or the lesson that is open.
    package static let writesDown = Traits(rawValue: 1 << 3)
    /// The bare verb is a command even at a question that any words answer.
    package static let interruptsWords = Traits(rawValue: 1 << 4)
  }

  package var role: Role
  package var name: String
  package var traits: Traits
  /// Under which heading help lists it: "see", "train", "activations".
  package var group: String
  /// That heading as it is shown.
  package var groupTitle: String
  /// One sentence of what it gives.
  package var summary: String
  /// More, where there is more to say: one paragraph an element.
  package var discussion: [String]
  /// The formula, and the paper it comes from.
  package var formula: String?
  package var source: String?
  /// In the order in which values without a key are taken. A verb takes at most one without a key in command form:
  /// its first parameter, where `isSubject` says so.
  package var parameters: [Parameter]
  package var examples: [Example]
  /// What it gives, and behind that what this may serve as besides; nothing for a verb that gives no value.
  package var makes: [ValueKind]
  /// The fields of its results, those that only some have included, each with what it means.
  package var fields: NamedList<String>
  /// What follows a dot after the name, where that is no field of a result: `value(0.3)`.
  package var methods: [String]
  /// Other names by which it may be called at the start of a line: `exit` for `quit`.
  package var aliases: [String]
  /// Keys that other programs have, and what says the same here.
  package var foreignSpellings: [ForeignSpelling]
  /// What help says of it in other languages.
  package var inOtherLanguages: [DisplayLanguage: DeclaredWords] = [:]

  package init(
    _ role: Role, _ name: String, group: String, summary: String, discussion: [String] = [],
    formula: String? = nil, source: String? = nil, parameters: [Parameter] = [],
    examples: [Example] = [], makes: [ValueKind] = [], fields: NamedList<String> = [:],
    methods: [String] = [], aliases: [String] = [],
    foreignSpellings: [ForeignSpelling] = [], traits: Traits = []
  ) {
    self.role = role
    self.name = name
    self.traits = traits
    self.group = group
    groupTitle = group
    self.summary = summary
    self.discussion = discussion
    self.formula = formula
    self.source = source
    self.parameters = parameters
    self.examples = examples
    self.makes = makes
    self.fields = fields
    self.methods = methods
    self.aliases = aliases
    self.foreignSpellings = foreignSpellings
  }

  /// The same, told in a language: what has no words in it keeps its own.
  package func told(in language: DisplayLanguage) -> Declaration {
    guard let words = inOtherLanguages[language] else { return self }
    var told = self
    told.summary = words.summary
    told.discussion = words.discussion
    told.formula = words.formula ?? formula
    told.source = words.source ?? source
    for index in parameters.indices {
      told.parameters[index].summary = words.parameters[parameters[index].name] ?? parameters[index].summary
      told.parameters[index].unit = words.units[parameters[index].name] ?? parameters[index].unit
    }
    for (name, meaning) in fields { told.fields[name] = words.fields[name] ?? meaning }
    return told
  }

  package var subject: Parameter? { parameters.first { $0.isSubject } }

  package static func == (one: Declaration, other: Declaration) -> Bool {
    one.role == other.role && one.name == other.name
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(role)
    hasher.combine(name)
  }
}
