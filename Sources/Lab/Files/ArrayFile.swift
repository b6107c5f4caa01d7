import CommandKit
import Engine

/// Data sets in files of named arrays: `.npz` of NumPy and safetensors.
enum ArrayFile {
  static func read(
    _ path: String, features: String, target: DataTarget, _ context: ExecutionContext, at span: Span? = nil
  ) throws(Failure) -> DataSet {
    let bytes = try context.files.bytes(path, at: span)
    let names = [features] + target.names
    let isArchive = bytes.starts(with: Array("PK".utf8))
    let arrays = isArchive ? try archived(names, bytes, path, context) : try tensors(names, bytes, path)
    let samples = sample(of: arrays[0].shape)
    let targets = arrays.dropFirst().map { (values: $0.values, width: $0.values.count / $0.shape[0]) }
    for array in arrays {
      guard let place = array.values.firstIndex(where: { !$0.isFinite }) else { continue }
      throw Failure(
        ArrayMessage.notFinite(
          file: path, array: array.name, place: axes(of: place, in: array.shape), number: array.values[place])
      )
    }
    let width = targets.reduce(0) { $0 + $1.width }
    var values = targets[0].values
    if targets.count > 1 {
      values = (0..<arrays[0].shape[0]).flatMap { sample in
        targets.flatMap { $0.values[sample * $0.width..<(sample + 1) * $0.width] }
      }
    }
    let labels = try target.labels(values, width: width, of: path)
    let written = "arrays(\(Literal.text(path)), \(Literal.text(features)), \(target.written))"
    return DataSet(written, sampleShape: samples, features: arrays[0].values, labels: labels)
  }

  /// Of one sample: [features], or [steps, features].
  private static func sample(of shape: [Int]) -> [Int] { shape.count == 1 ? [1] : Array(shape.dropFirst()) }

  /// Refuses what is no data by its shapes, features first, or needs more memory than is free: before a number is read.
  private static func check(_ names: [String], _ shapes: [[Int]], _ path: String) throws(Failure) {
    guard 1...3 ~= shapes[0].count else {
      throw Failure(ArrayMessage.otherShape(file: path, array: names[0], shape: shapes[0]))
    }
    guard !shapes[0].contains(0) else { throw Failure(ArrayMessage.isEmpty(file: path, array: names[0])) }
    for (name, shape) in zip(names, shapes).dropFirst() {
      guard 1...2 ~= shape.count, shape[0] == shapes[0][0], !shape.contains(0) else {
        throw Failure(
          ArrayMessage.otherTarget(
            file: path, array: name, shape: shape, features: names[0], samples: shapes[0][0]))
      }
    }
    let width = shapes.dropFirst().reduce(0) { $0 + $1.dropFirst().reduce(1, *) }
    try Limits.check(samples: shapes[0][0], values: sample(of: shapes[0]).reduce(1, *) + width)
  }

  private static func axes(of index: Int, in shape: [Int]) -> [Int] {
    var (rest, place) = (index, [Int](repeating: 0, count: shape.count))
    for axis in shape.indices.reversed() {
      place[axis] = rest % max(1, shape[axis])
      rest /= max(1, shape[axis])
    }
    return place
  }

  // MARK: Forms

  private static func archived(
    _ names: [String], _ bytes: [UInt8], _ path: String, _ context: ExecutionContext
  ) throws(Failure) -> [NamedArray] {
    let archive = try ZipArchive(bytes, path: path)
    let entries = archive.entries.filter { $0.name.hasSuffix(".npy") }
    guard !entries.isEmpty else { throw Failure(ArrayMessage.noArrays(file: path)) }
    let known = entries.map { String($0.name.dropLast(4)) }
    var found: [(entry: ZipArchive.Entry, header: NumPyHeader)] = []
    for name in names {
      guard let index = known.firstIndex(of: name) else {
        throw Failure(ArrayMessage.unknownArray(file: path, name: name, arrays: known))
      }
      let entry = entries[index]
      let header = try NumPyHeader(
        archive.contents(of: entry, first: NumPyHeader.longest), name: name, path: path)
      // All sizes agree before the numbers are unpacked.
      guard let count = header.count, entry.size - header.start == count * header.type.size else {
        throw Failure(ArrayMessage.isNoArray(file: path, array: name))
      }
      found.append((entry, header))
    }
    try check(names, found.map(\.header.shape), path)
    var arrays: [NamedArray] = []
    for (name, (entry, header)) in zip(names, found) {
      // What is unpacked, its numbers, and these in another order.
      try Limits.check(table: path, bytes: Double(entry.size) * (1 + 16 / Double(header.type.size)))
      try context.checkStop()
      let contents = try archive.contents(of: entry, shouldStop: context.shouldStop)
      try context.checkStop()
      arrays.append(
        header.array(
          header.type.numbers(contents[header.start...], isBigEndian: header.isBigEndian), name: name))
    }
    return arrays
  }

  private static func tensors(
    _ names: [String], _ bytes: [UInt8], _ path: String
  ) throws(Failure) -> [NamedArray] {
    guard !bytes.starts(with: [0x93] + Array("NUMPY".utf8)) else {
      throw Failure(ArrayMessage.isSingleArray(file: path))
    }
    let file = try SafeTensors(bytes, path: path)
    var found: [SafeTensors.Tensor] = []
    for name in names {
      guard let tensor = file.tensors.first(where: { $0.name == name }) else {
        throw Failure(ArrayMessage.unknownArray(file: path, name: name, arrays: file.tensors.map(\.name)))
      }
      guard tensor.type.number != nil else {
        throw Failure(WeightsMessage.notRead(file: path, tensor: name, type: tensor.type.name))
      }
      found.append(tensor)
    }
    try check(names, found.map(\.shape), path)
    var arrays: [NamedArray] = []
    for (name, tensor) in zip(names, found) {
      try Limits.check(table: path, bytes: Double(tensor.count) * 8)
      arrays.append(NamedArray(name: name, shape: tensor.shape, values: try file.numbers(tensor)))
    }
    return arrays
  }
}
