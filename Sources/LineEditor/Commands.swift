import CEditline

/// A command of one's own: its name, as `bind` lists it, and the keys to which it is bound at first.
struct EditCommand: Sendable {
  let name: String
  let help: String
  /// In the emacs map and in vi's insert map.
  let keys: [String]
  /// In vi's command map.
  let commandKeys: [String]
  let run: @Sendable (LineEditor, UInt32) -> UInt8

  init(
    _ name: String, _ help: String, keys: [String], commandKeys: [String] = [],
    _ run: @escaping @Sendable (LineEditor, UInt32) -> UInt8
  ) {
    self.name = name
    self.help = help
    self.keys = keys
    self.commandKeys = commandKeys
    self.run = run
  }

  static let all: [EditCommand] = [
    EditCommand(
      "gl-enter", "Take the statement, or open a line if it is unfinished", keys: ["^M", "^J"],
      commandKeys: ["^M", "^J"]
    ) { editor, _ in editor.enter() },
    EditCommand("gl-newline", "Open a line", keys: ["\\e^M"]) { editor, _ in editor.openLine() },
    EditCommand("gl-complete", "Complete, or go through what can stand here", keys: ["^I"]) { editor, _ in
      editor.complete(by: 1)
    },
    EditCommand("gl-complete-back", "The candidate before", keys: ["\\e[Z"], commandKeys: ["[Z"]) {
      editor, _ in editor.complete(by: -1)
    },
    EditCommand(
      "gl-up", "Line above, or the statement before that begins alike",
      keys: ["\\e[A", "\\eOA", "^P"], commandKeys: ["[A", "OA", "k"]
    ) { editor, _ in editor.moveUp() },
    EditCommand(
      "gl-down", "Line below, or the statement after that begins alike",
      keys: ["\\e[B", "\\eOB", "^N"], commandKeys: ["[B", "OB", "j"]
    ) { editor, _ in editor.moveDown() },
    EditCommand(
      "gl-right", "Next character, or take the grey suggestion", keys: ["\\e[C", "\\eOC", "^F"],
      commandKeys: ["[C", "OC"]
    ) { editor, _ in editor.moveRight() },
    EditCommand(
      "gl-line-start", "The start of the line",
      keys: ["^A", "\\e[H", "\\eOH", "\\e[1~"], commandKeys: ["[H", "OH", "[1~"]
    ) { editor, _ in editor.moveToStart() },
    EditCommand(
      "gl-line-end", "The end of the line",
      keys: ["^E", "\\e[F", "\\eOF", "\\e[4~"], commandKeys: ["[F", "OF", "[4~"]
    ) { editor, _ in editor.moveToEnd() },
    EditCommand("gl-kill-start", "Take away the line before the cursor", keys: ["^U"]) { editor, _ in
      editor.killToStart()
    },
    EditCommand("gl-kill-end", "Take away the line behind the cursor", keys: ["^K"]) { editor, _ in
      editor.killToEnd()
    },
    EditCommand("gl-kill-argument", "Take away back to a blank", keys: ["^W"]) { editor, _ in
      editor.killWordBefore(toBlank: true)
    },
    EditCommand("gl-kill-word", "Take away the word before", keys: ["\\e^?", "\\e^H"]) { editor, _ in
      editor.killWordBefore(toBlank: false)
    },
    EditCommand("gl-kill-next-word", "Take away the word behind", keys: ["\\ed"]) { editor, _ in
      editor.killWordAfter()
    },
    EditCommand("gl-yank", "Insert what was taken away last", keys: ["^Y"]) { editor, _ in editor.yank() },
    EditCommand("gl-undo", "Undo the last edit", keys: ["^_"]) { editor, _ in editor.undo() },
    EditCommand("gl-question", "Help after a name, else a question mark", keys: ["?"]) { editor, key in
      editor.question(key)
    },
    EditCommand(
      "gl-help", "Help on what stands at the cursor", keys: [String(privateKey: PrivateKey.help)],
      commandKeys: [String(privateKey: PrivateKey.help)]
    ) { editor, _ in editor.showHelp() },
    EditCommand(
      "gl-paste", "Insert pasted text", keys: [String(privateKey: PrivateKey.paste)],
      commandKeys: [String(privateKey: PrivateKey.paste)]
    ) { editor, _ in editor.insertPasted() },
  ]

  /// Commands of libedit on keys where people look for them.
  static let builtIn: [(key: String, command: String)] = [
    (String(privateKey: PrivateKey.accept), "ed-newline"),
    ("^R", "em-inc-search-prev"), ("\\e<", "ed-move-to-beg"), ("\\e>", "ed-move-to-end"),
    ("\\e[3~", "ed-delete-next-char"),
    ("\\e[1;5C", "em-next-word"), ("\\e[1;5D", "ed-prev-word"),
    ("\\e[1;3C", "em-next-word"), ("\\e[1;3D", "ed-prev-word"),
  ]
}

extension String {
  init(privateKey scalar: UInt32) {
    self = Unicode.Scalar(scalar).map { String(Character($0)) } ?? ""
  }

  /// The scalars, ended by 0, as C takes them.
  var wide: [UInt32] { unicodeScalars.map(\.value) + [0] }
}
