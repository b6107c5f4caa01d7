import CEditline

/// A command of one's own: its name, as `bind` lists it, and the keys to which it is bound at first.
struct EditCommand: Sendable {
  let name: String
  let help: String
  /// The keys that are no characters.
  let on: [Key]
  /// The characters in libedit's emacs map and in vi's insert map, as `bind` spells them.
  let keys: [String]
  /// In vi's command map.
  let commandKeys: [String]
  let run: @Sendable (LineEditor) -> UInt8

  init(
    _ name: String, _ help: String, on: [Key] = [], keys: [String] = [], commandKeys: [String] = [],
    _ run: @escaping @Sendable (LineEditor) -> UInt8
  ) {
    self.name = name
    self.help = help
    self.on = on
    self.keys = keys
    self.commandKeys = commandKeys
    self.run = run
  }

  static let all: [EditCommand] = [
    EditCommand(
      "gl-enter", "Take the statement, or open a line if it is unfinished", keys: ["^M", "^J"],
      commandKeys: ["^M", "^J"]
    ) { $0.enter() },
    EditCommand(
      "gl-newline", "Open a line",
      on: [.alt(13), .named(.enter, .shift), .named(.enter, .control), .named(.enter, [.alt, .shift])]
    ) { $0.openLine() },
    EditCommand("gl-complete", "Complete, or go through what can stand here", keys: ["^I"]) {
      $0.complete(by: 1)
    },
    EditCommand("gl-complete-back", "The candidate before", on: [.named(.tab, .shift)]) {
      $0.complete(by: -1)
    },
    EditCommand(
      "gl-up", "Line above, or the statement before that begins alike", on: [.named(.up)], keys: ["^P"],
      commandKeys: ["k"]
    ) { $0.moveUp() },
    EditCommand(
      "gl-down", "Line below, or the statement after that begins alike", on: [.named(.down)], keys: ["^N"],
      commandKeys: ["j"]
    ) { $0.moveDown() },
    EditCommand(
      "gl-right", "Next character, or take the grey suggestion", on: [.named(.right)], keys: ["^F"]
    ) { $0.moveRight() },
    EditCommand("gl-left", "Character before", on: [.named(.left)]) { $0.moveLeft() },
    EditCommand(
      "gl-word-right", "Behind the next word", on: [.named(.right, .control), .named(.right, .alt)]
    ) { $0.move(to: $0.endOfWord) },
    EditCommand(
      "gl-word-left", "To the start of the word", on: [.named(.left, .control), .named(.left, .alt)]
    ) { $0.move(to: $0.startOfWord(toBlank: false)) },
    EditCommand("gl-line-start", "The start of the line", on: [.named(.home)], keys: ["^A"]) {
      $0.move(to: $0.line.lowerBound)
    },
    EditCommand("gl-line-end", "The end of the line", on: [.named(.end)], keys: ["^E"]) {
      $0.move(to: $0.line.upperBound)
    },
    EditCommand(
      "gl-text-start", "The start of the statement", on: [.named(.home, .control)], keys: ["\\e<"]
    ) { $0.move(to: 0) },
    EditCommand(
      "gl-text-end", "The end of the statement", on: [.named(.end, .control)], keys: ["\\e>"]
    ) { $0.move(to: $0.scalars.count) },
    EditCommand("gl-delete", "Take away the character under the cursor", on: [.named(.delete)]) {
      $0.deleteNext()
    },
    EditCommand("gl-kill-start", "Take away the line before the cursor", keys: ["^U"]) { $0.killToStart() },
    EditCommand("gl-kill-end", "Take away the line behind the cursor", keys: ["^K"]) { $0.killToEnd() },
    EditCommand("gl-kill-argument", "Take away back to a blank", keys: ["^W"]) {
      $0.killWordBefore(toBlank: true)
    },
    EditCommand(
      "gl-kill-word", "Take away the word before", on: [.named(.backspace, .control)],
      keys: ["\\e^?", "\\e^H"]
    ) { $0.killWordBefore(toBlank: false) },
    EditCommand(
      "gl-kill-next-word", "Take away the word behind",
      on: [.named(.delete, .control), .named(.delete, .alt)], keys: ["\\ed"]
    ) { $0.killWordAfter() },
    EditCommand("gl-yank", "Insert what was taken away last", keys: ["^Y"]) { $0.yank() },
    EditCommand("gl-yank-earlier", "What was taken away before, in its place", keys: ["\\ey"]) {
      $0.yankEarlier()
    },
    EditCommand("gl-last-argument", "The last argument of the statement before", keys: ["\\e.", "\\e_"]) {
      $0.insertLastArgument()
    },
    EditCommand("gl-transpose-words", "Change the places of two words", keys: ["\\et"]) {
      $0.transposeWords()
    },
    EditCommand("gl-comment", "Keep the line as a comment", keys: ["\\e#"]) { $0.comment() },
    EditCommand(
      "gl-edit", "The statement in the editor that VISUAL or EDITOR names", keys: ["^X^E"], commandKeys: ["v"]
    ) { $0.editExternally() },
    EditCommand("gl-search", "Search what was typed before", keys: ["^R"]) { $0.searchHistory() },
    EditCommand("gl-cancel", "Leave the search or the menu", keys: ["^G"]) { $0.cancel() },
    EditCommand("gl-undo", "Undo the last edit", keys: ["^_"]) { $0.undo() },
    EditCommand("gl-question", "Help after a name, else a question mark", keys: ["?"]) { $0.question() },
    EditCommand("gl-help", "Help on what stands at the cursor", on: [.named(.function(1))]) { $0.showHelp() },
    EditCommand("gl-paste", "Insert pasted text") { $0.insertPasted() },
    EditCommand(
      "gl-key", "Do what a key that is no character is for",
      keys: [String(privateKey: PrivateKey.command)], commandKeys: [String(privateKey: PrivateKey.command)]
    ) { $0.runPressed() },
  ]

  /// The command of a key that is no character; Shift changes nothing where it has no meaning of its own.
  static func of(_ key: Key) -> EditCommand? {
    if let command = byKey[key] { return command }
    guard case .named(let name, let modifiers) = key, modifiers.contains(.shift) else { return nil }
    return byKey[.named(name, modifiers.subtracting(.shift))]
  }

  private static let byKey: [Key: EditCommand] = Dictionary(
    all.flatMap { command in command.on.map { ($0, command) } }, uniquingKeysWith: { first, _ in first })

  static func named(_ name: String) -> EditCommand? { all.first { $0.name == name } }

  /// Libedit's tables of keys.
  enum Map { case emacs, insert, command }

  /// Commands of libedit on other keys than its own.
  static let builtIn: [(key: String, command: String, maps: Set<Map>)] = [
    (String(privateKey: PrivateKey.accept), "ed-newline", [.emacs, .insert, .command]),
    // No statement has a use for what is typed after it as it is.
    ("^V", "ed-ignore", [.emacs, .insert]),
    // Libedit's own commands, under a prompt of its own.
    ("\\ex", "ed-ignore", [.emacs]), (":", "ed-ignore", [.command]),
  ]
}

/// Characters that no keyboard sends, by which what is no character reaches its command whatever the key map.
enum PrivateKey {
  static let accept: UInt32 = 0x91
  static let command: UInt32 = 0x92
}

extension String {
  init(privateKey scalar: UInt32) {
    self = Unicode.Scalar(scalar).map { String(Character($0)) } ?? ""
  }

  /// The scalars, ended by 0, as C takes them.
  var wide: [UInt32] { unicodeScalars.map(\.value) + [0] }
}
