import Documents
import LineEditor

let unicode = Terminal.useUTF8()
Terminal.installSignals()
let echo = Echo()
var policy = Policy()
policy.isComplete = { echo.isComplete($0) }
policy.complete = { echo.complete($0, cursor: $1) }
policy.help = { _, _ in "help text\nsecond line" }
policy.asksForHelp = { text, at in text.hasPrefix("probe") }
policy.highlight = { text in text.hasPrefix("probe") ? [Highlight(0..<5, "1;34")] : [] }
let editor = LineEditor(program: "gradlab", history: History(path: "/tmp/gl-history"), policy: policy)
let console = Console(form: .terminal, usesColor: true, isPlain: false, unicode: unicode)
let code = Loop(interpreter: echo, console: console, editor: editor).run()
Terminal.write("left \(code)\n")
