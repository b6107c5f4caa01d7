import CommandKit
import Documents
import Engine
import Lab
import Messages

extension Verb {
  static let save = Verb(
    Declaration(
      .verb, "save", group: "session",
      summary: "Writes the session as a lesson that runs again, or a network's weights.",
      discussion: [
        "save \"tuesday.md\" writes the statements so far as cells; there is prose to add. save \"deep.safetensors\" of=deep writes weights under PyTorch's names."
      ],
      parameters: [
        Parameter("file", [.file], isSubject: true, "the file's name: .md or .safetensors"),
        Parameter("of", [.network], default: .absent, "the network whose weights are saved"),
        .overwrite,
      ],
      traits: [.isAboutSession, .writesDown])
  ) { execution, invocation throws(Failure) in
    let span = invocation.span("file")
    let file = try invocation.file("file")
    if let network = try invocation.element("of")?.asNetwork(seed: execution.state.seed) {
      guard file.hasSuffix(".safetensors") else {
        throw Failure(VerbMessage.weightsFormat, at: span)
      }
      try execution.save(network, file, invocation)
      return Outcome(
        document: Document([
          .paragraph(
            SessionMessage.savedWeights(file: file, network: network.description.description).text)
        ]))
    }
    guard file.hasSuffix(".md") else {
      let isModel = file.hasSuffix(".safetensors")
      throw Failure(isModel ? VerbMessage.whoseWeights(file: file) : .sessionFormat, at: span)
    }
    let cells = execution.past.script(execution.language)
    let text = SessionFile.text(cells, seed: execution.past.firstSeed, file: file)
    try execution.write(Array(text.utf8), to: file, as: invocation, at: span)
    return Outcome(
      document: Document([
        .paragraph(SessionMessage.saved(file: file, cells: cells.count).text)
      ]))
  }
}

extension StatementExecution {
  fileprivate func save(_ network: Network, _ file: String, _ invocation: Invocation) throws(Failure) {
    let span = invocation.span("file")
    let (numbers, input) = try numbers(of: network, span)
    guard !numbers.parameters.isEmpty else {
      throw Failure(
        VerbMessage.noWeights(network: network.description.description), at: invocation.span("of"))
    }
    let bytes = try EngineWork.run(span) { () throws(EngineError) in
      try ModelFile.bytes(numbers, network.description, input: input, precision: state.precision)
    }
    try context.checkStop()
    try write(bytes, to: file, as: invocation, at: span)
  }

  private func numbers(of network: Network, _ span: Span) throws(Failure) -> (NetworkState, SampleShape) {
    if let state = network.state, let input = network.input { return (state, input) }
    guard case .value(let value)? = state.bindings["data"], case .data(let data)? = value.single else {
      throw Failure(VerbMessage.noInputSize, at: span)
    }
    return (try network.started(on: data, at: span), SampleShape(data.sampleShape))
  }
}

/// A session as a lesson file.
enum SessionFile {
  static func text(_ statements: [String], seed: UInt64, file: String) -> String {
    let base = file.split(separator: "/").last.map(String.init) ?? file
    let name = String(base.prefix { $0 != "." })
    let id = String(name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" })
    let title = name.isEmpty ? SessionMessage.title.text.string : name
    var lines = [
      "---", "format: 1", "id: \(id.isEmpty ? "session" : id)", "title: \(title)", "seed: \(seed)", "---",
      "# \(title)", "", "## \(SessionMessage.statements.text.string)", "",
    ]
    for (number, statement) in statements.enumerated() {
      lines += ["```gradlab id=cell-\(number + 1)", statement, "```", ""]
    }
    return lines.joined(separator: "\n").showingHidden
  }
}
