import CommandKit
import Diagnostics
import Files

/// What the tensors of a file are like by themselves, whatever network they are of.
package struct FileWeights: Sendable {
  /// Those of numbers, in natural order of their names.
  package let tensors: [WeightFigures]
  /// How many numbers they have.
  package let count: Int
  /// The types that they are kept in.
  package let types: [String]
  /// Tensors that are not looked at: of whole numbers, masks, of a form that is not read.
  package let passedOver: [String]

  /// Numbers that are read at a time.
  private static let piece = 1 << 18

  /// - Parameter context: asked whether to stop, told how far it is.
  package init(_ path: String, _ context: ExecutionContext, at span: Span? = nil) throws(Failure) {
    let file = try SafeTensors(context.files.parts(of: path, at: span), path: path)
    let all = file.weights
    let names = Set(file.tensors.map(\.name))
    let biases = Dictionary(
      all.filter { $0.shape.count == 1 }.map { ($0.name, $0.count) }, uniquingKeysWith: { first, _ in first })
    let looked = all.filter { !$0.isMask }.map { (key: NaturalName($0.name), tensor: $0) }
      .sorted { $0.key < $1.key }.map(\.tensor)
    guard !looked.isEmpty else { throw Failure(WeightsMessage.noNumbers(file: path), at: span) }
    var figures: [WeightFigures] = []
    let total = looked.reduce(0) { $0 + $1.count }
    for tensor in looked {
      try context.checkStop()
      figures.append(try Self.figures(tensor, file, path, biases, context))
      context.progress(
        WorkReport(
          label: PresentationMessage.tensors.string, done: figures.count, total: looked.count))
    }
    tensors = figures
    count = total
    types = Array(Set(looked.map(\.type.name))).sorted()
    passedOver = names.subtracting(looked.map(\.name)).filter { !$0.hasSuffix("num_batches_tracked") }
      .sorted()
  }

  private static func figures(
    _ tensor: SafeTensors.Tensor, _ file: SafeTensors, _ path: String, _ biases: [String: Int],
    _ context: ExecutionContext
  ) throws(Failure) -> WeightFigures {
    let kind = tensor.kind(biases)
    let rows = kind == .vector || kind == .variances ? 1 : tensor.shape.first ?? 1
    let columns = rows > 0 ? tensor.count / rows : 0
    let isMatrix = kind == .matrix || kind == .transposed
    // Sums of squares, and the numbers once in single precision.
    try Limits.check(
      table: path, bytes: Double(rows + columns) * 8 + (isMatrix ? Double(tensor.count) * 8 : 0))
    var tally = WeightTally(rows: rows, columns: columns)
    var matrix: [Float] = []
    if isMatrix { matrix.reserveCapacity(tensor.count) }
    for start in stride(from: 0, to: tensor.count, by: piece) {
      try context.checkStop()
      let numbers = try file.numbers(tensor, start..<min(tensor.count, start + piece))
      tally.add(numbers)
      if isMatrix { for number in numbers { matrix.append(Float(number)) } }
    }
    var spectrum: MatrixSpectrum?
    if isMatrix, tally.notFinite == 0, tally.largest < Double(Float.greatestFiniteMagnitude), !matrix.isEmpty
    {
      // A convolution transposed has what one input becomes in a row.
      spectrum = MatrixSpectrum(matrix, rows: rows, columns: columns, shouldStop: context.shouldStop)
      try context.checkStop()
    }
    return WeightFigures(
      name: tensor.name, shape: tensor.shape, kind: kind, tally: tally, spectrum: spectrum)
  }
}

extension SafeTensors.Tensor {
  private var role: String { String(name.split(separator: ".").last ?? "") }

  /// What stands in a file beside the numbers that are learned.
  fileprivate var isMask: Bool {
    role.contains("mask")
      || (role.contains("bias") && role != "relative_position_bias_table" && shape.count > 2)
  }

  /// - Parameter biases: how many numbers each vector of the file has.
  fileprivate func kind(_ biases: [String: Int]) -> WeightFigures.Kind {
    let bias = biases[name.dropLast(role.count) + role.replacing("weight", with: "bias")]
    // A class token, say, is a vector whatever stands in front; the weight of a single unit is not.
    guard shape.count >= 2, bias != nil || shape.filter({ $0 != 1 }).count >= 2 else {
      return role.contains("running_var") ? .variances : .vector
    }
    let words = name.lowercased().split(separator: ".")
    if bias == nil, words.contains(where: { $0.contains("emb") || $0 == "wte" || $0 == "wpe" }) {
      return .table
    }
    if let bias, shape[0] != bias, shape[1] == bias { return .transposed }
    return .matrix
  }
}

extension FileWeights {
  /// What names have in common that differ in a number alone.
  package static func family(_ name: String) -> String { NamePart(name).family }

  /// Two names of a family as one, "h.0…11.attn.weight": each number that differs with its ends.
  package static func range(_ first: String, _ last: String) -> String {
    let (first, last) = (NamePart(first), NamePart(last))
    var numbers = zip(first.numbers, last.numbers).map { $0 == $1 ? "\($0)" : "\($0)…\($1)" }[...]
    var name = ""
    for (place, text) in first.family.split(separator: "\u{0}", omittingEmptySubsequences: false).enumerated()
    {
      if place > 0, let number = numbers.popFirst() { name += number }
      name += text
    }
    return name
  }
}

/// A name that is sorted with its numbers as numbers.
private struct NaturalName: Comparable {
  private enum Piece: Comparable {
    case number(Int)
    case text(String)
  }

  private let pieces: [Piece]

  init(_ name: String) {
    let part = NamePart(name)
    var numbers = part.numbers[...]
    var pieces: [Piece] = []
    for (place, text) in part.family.split(separator: "\u{0}", omittingEmptySubsequences: false).enumerated()
    {
      if place > 0, let number = numbers.popFirst() { pieces.append(.number(number)) }
      pieces.append(.text(String(text)))
    }
    self.pieces = pieces
  }

  static func < (a: NaturalName, b: NaturalName) -> Bool {
    a.pieces.lexicographicallyPrecedes(b.pieces)
  }
}
