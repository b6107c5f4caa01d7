/// Names that other programs have and this language has not, with what does the same here.
///
/// They are looked up where nothing is called so: each can be bound.
package struct ForeignName {
  package let message: AdviceMessage
  /// What stands in place of the name and its brackets, where that is known.
  package let correction: String?

  private init(_ message: AdviceMessage, _ correction: String? = nil) {
    self.message = message
    self.correction = correction
  }

  private static func here(_ line: String) -> ForeignName { ForeignName(.writtenHere(line), line) }

  /// What is said of a name, or of a call with arguments as they were written.
  package init?(_ name: String, _ arguments: [String]? = nil) {
    let found = arguments.flatMap { Self.called(name, $0) } ?? Self.bare(name)
    guard let found else { return nil }
    self = found
  }

  /// What stands before a dot elsewhere, where here nothing does: `np.exp`.
  package static let modules: Set<String> = [
    "np", "numpy", "math", "Math", "torch", "nn", "F", "tf", "keras", "layers", "jax", "jnp", "pd", "pandas",
    "optim", "plt", "Flux", "Base", "read", "system",
  ]

  private static func bare(_ name: String) -> ForeignName? {
    switch name {
    case "ans", "Ans", "Out", "prev": ForeignName(.lastValue, "_")
    case "In": ForeignName(.writtenHere("history"))
    case "ls", "cd", "pwd", "shell", "bash", "sh", "system", "mkdir", "less", "vim", "nano", "git":
      ForeignName(.shell)
    case "clear", "cls", "clc": ForeignName(.clears)
    case "who", "whos", "dir", "globals", "locals", "objects", "workspace", "varinfo": here("vars")
    case "q", "bye", "logout", "close": here("quit")
    case "man", "info", "doc", "docs", "apropos", "manual", "usage": here("help")
    case "hist": here("history")
    case "version": ForeignName(.writtenHere("gradlab --version"))
    case "True", "TRUE": here("true")
    case "False", "FALSE": here("false")
    case "None", "NULL", "null", "nil", "NA": here("none")
    case "PI", "π": here("pi")
    case "e", "ℯ": here("exp(1)")
    case "timeit", "tic", "toc", "benchmark": ForeignName(.writtenHere("time train deep"))
    case "len", "length", "size", "shape", "nrow", "ncol", "numel": ForeignName(.noLength(word: name))
    case "sum", "prod", "round", "floor", "ceil", "sin", "cos", "tan", "sinh", "cosh", "var", "sign":
      ForeignName(.noFunction(word: name))
    default: inChinese[name].map(here)
    }
  }

  /// What some words of the language are called in Chinese.
  package static let inChinese: [String: String] = [
    "帮助": "help", "退出": "quit", "变量": "vars", "历史": "history", "撤销": "undo", "重置": "reset", "种子": "seed",
    "探测": "probe", "诊断": "diagnose", "训练": "train", "理论": "theory", "画图": "plot", "绘图": "plot",
    "评估": "evaluate",
    "保存": "save", "导出": "export", "运行": "run", "课程": "lessons", "目录": "lessons", "学习": "learn", "继续": "next",
    "下一步": "next", "返回": "back", "上一步": "back", "跳过": "skip", "提示": "hint", "解答": "solution",
    "答案": "solution",
    "进度": "progress", "真": "true", "假": "false", "无": "none",
  ]

  private static func called(_ name: String, _ given: [String]) -> ForeignName? {
    switch (name, given.count) {
    case ("ls", 0), ("dir", 0), ("rm", 0), ("objects", 0): return here("vars")
    case ("q", _), ("quit", _): return here("quit")
    case ("print", 1), ("println", 1), ("cat", 1), ("disp", 1), ("display", 1), ("show", 1), ("echo", 1):
      return ForeignName(.shownByWriting(line: given[0]), given[0])
    case ("timeit", 1), ("time", 1), ("benchmark", 1), ("microbenchmark", 1):
      return here("time \(given[0])")
    case ("log", 1), ("log1p", 1): return here(name == "log" ? "ln(\(given[0]))" : "ln(1 + \(given[0]))")
    case ("log2", 1): return here("ln(\(given[0])) / ln(2)")
    case ("pow", 2), ("power", 2): return here("\(given[0])^\(given[1])")
    case ("c", 1...), ("list", 2...), ("array", 2...): return here("[\(given.joined(separator: ", "))]")
    case ("list", 1), ("array", 1), ("tensor", 1), ("collect", 1): return here(given[0])
    case ("range", 1), ("arange", 1): return Int(given[0]).map { here("0..\($0 - 1)") }
    case ("range", 2), ("arange", 2): return Int(given[1]).map { here("\(given[0])..\($0 - 1)") }
    case ("range", 3), ("arange", 3):
      return Int(given[1]).map { here("\(given[0])..\($0 - 1) by \(given[2])") }
    case ("seq", 2): return here("\(given[0])..\(given[1])")
    case ("seq", 3): return here("\(given[0])..\(given[1]) by \(given[2])")
    case ("linspace", 3): return ForeignName(.rangeByStep(lower: given[0], upper: given[1]))
    case ("source", 1), ("include", 1), ("execfile", 1): return here("run \(given[0])")
    case ("exec", _), ("eval", _): return ForeignName(.writtenHere("run \"FILE\""))
    case ("rm", 1...), ("del", 1...): return ForeignName(.namesStay)
    case ("library", _), ("require", _): return ForeignName(.nothingIsImported)
    case ("type", 1), ("typeof", 1), ("class", 1), ("dir", 1), ("str", 1), ("summary", 1), ("describe", 1),
      ("repr", 1), ("whos", 1):
      return here("help \(given[0])")
    case ("head", 1): return ForeignName(.writtenHere("predict deep samples=5"))
    case ("MultiheadAttention", 2...), ("MultiHeadAttention", 1...), ("MultiHeadDotProductAttention", 1...):
      // PyTorch's first argument is the width, which is the input's here.
      let heads = given.first { $0.hasPrefix("num_heads=") }?.dropFirst("num_heads=".count)
      return here("attention(\(heads.map(String.init) ?? given[name == "MultiheadAttention" ? 1 : 0]))")
    case ("Sequential", 1...), ("Chain", 1...), ("sequential", 1...):
      return ForeignName(.layersJoin, ForeignLayers.joined(given))
    case ("read_csv", 1), ("csv", 1): return here("csv(\(given[0]), target=\"y\")")
    default: return ForeignLayers.layer(name, given).map(here)
    }
  }
}
