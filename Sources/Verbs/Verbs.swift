import Lab

extension VerbCatalog {
  /// The verbs of the lab. A new one is a file beside this one and a line here.
  package static let standard = VerbCatalog(
    [
      .probe, .spectrum, .inspect, .explain, .diagnose, .theory, .boundary, .gradcheck, .plot,
      .train, .evaluate, .predict, .fresh,
      .expect,
      .seed, .precision, .undo, .reset, .time, .vars, .history, .help, .save, .export, .run, .quit,
    ], words: [.chinese: ChineseDeclarations.verbs])
}
