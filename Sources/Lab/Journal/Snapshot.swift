import CommandKit
import Documents
import FoundationEssentials

/// What a statement gave, written down so that it does not have to be worked out again.
///
/// The file is one of safetensors: rows of numbers are its tensors, each as 32-bit numbers where those are the same to
/// the last bit; the rest stands in its metadata as JSON. A value that holds something without a written form (a data
/// set, a family) has no snapshot, and is worked out again.
struct Snapshot: Sendable {
  let value: Value
  /// What was said beside the value.
  let remarks: [String]
  /// What `expect` found.
  let verdict: Verdict?

  private static let key = "gradlab.snapshot"

  private struct Contents: Codable {
    var format: Int
    var remarks: [String]
    var value: ValueForm
    var verdict: VerdictForm?
  }

  /// - Parameter state: the state before the statement; lists that occur there are the same lists when it is read.
  /// - Returns: `nil` where something in the value has no written form.
  func bytes(before state: State) -> [UInt8]? {
    let writer = FormWriter(known: state.axisIdentities)
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    encoder.outputFormatting = .sortedKeys
    guard let form = try? writer.form(of: value),
      let json = try? encoder.encode(
        Contents(format: 1, remarks: remarks, value: form, verdict: verdict.map(VerdictForm.init)))
    else { return nil }
    let tensors = writer.tensors.enumerated().map {
      (name: String($0.offset), shape: [$0.element.count], values: $0.element)
    }
    return SafeTensors.bytes(
      tensors, metadata: [Self.key: String(decoding: json, as: UTF8.self)], double: nil)
  }

  /// - Returns: `nil` where the statement would have to run again all the same.
  init?(_ outcome: Outcome, of statement: Syntax.Statement, _ language: Language) {
    guard let value = outcome.value else { return nil }
    self.value = value
    remarks = outcome.remarks
    verdict =
      outcome.document.blocks.lazy.compactMap { block in
        if case .verdict(let verdict) = block { verdict } else { nil }
      }.first
    switch statement.kind {
    case .bind, .value: return
    case .family: return nil
    case .command(let command):
      if case .change? = language.verbs[command.verb.text]?.action, verdict == nil { return nil }
    }
  }

  private init(_ contents: Contents, value: Value) {
    self.value = value
    remarks = contents.remarks
    verdict = contents.verdict?.verdict
  }

  /// - Returns: `nil` where the bytes are no snapshot, or belong to another state.
  init?(_ bytes: [UInt8], before state: State) {
    guard let file = try? SafeTensors(bytes, path: ""), let json = file.metadata[Self.key] else { return nil }
    var tensors: [Int: [Double]] = [:]
    for tensor in file.tensors {
      if let place = Int(tensor.name) { tensors[place] = tensor.values }
    }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let reader = FormReader(known: state.axisIdentities, tensors: tensors)
    guard let contents = try? decoder.decode(Contents.self, from: Data(json.utf8)), contents.format == 1,
      let value = try? reader.value(of: contents.value)
    else { return nil }
    self.init(contents, value: value)
  }
}

extension State {
  /// The lists that its values run over, in the order in which they occur first.
  fileprivate var axisIdentities: [Int] {
    var found: [Int] = []
    var seen: Set<Int> = []
    func collect(_ value: Value) {
      for axis in value.axes where seen.insert(axis.identity).inserted { found.append(axis.identity) }
    }
    func collect(_ binding: Binding) {
      switch binding {
      case .value(let value): collect(value)
      case .family(let family):
        for parameter in family.parameters { if let value = parameter.default { collect(value) } }
        for captured in family.captured.values { collect(captured) }
      }
    }
    for binding in bindings.values { collect(binding) }
    if let it { collect(it) }
    return found
  }
}
