import ArgumentParser

enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

/// How results are shown.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Text for a screen reader: no drawing, every chart as a sentence and a small table.")
  var plain = false

  @Flag(help: "Results as JSON, one document a line.")
  var json = false

  @Option(help: ArgumentHelp("Colour: auto, always or never.", valueName: "when"))
  var color: ColorChoice?
}

/// What a session begins with.
struct SessionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The seed that the session starts with.", valueName: "number"))
  var seed: Int?

  @Option(help: ArgumentHelp("The arithmetic: float32 or float64.", valueName: "name"))
  var precision: PrecisionChoice?
}

enum PrecisionChoice: String, ExpressibleByArgument, CaseIterable { case float32, float64 }
