import CommandKit

/// Files of named tensors, as PyTorch and others write them with `safetensors`.
///
/// The format: the length of the header as 8 bytes (little-endian), a header in JSON that gives each tensor's type, shape
/// and place, then the numbers. Everything that a file says of itself is checked against its size before it is used;
/// numbers are read when they are asked for.
struct SafeTensors {
  struct Tensor {
    let name: String
    let shape: [Int]
    let type: TensorType
    /// Where its bytes stand in the file.
    let place: Range<Int>

    /// How many numbers it has.
    var count: Int { shape.reduce(1, *) }
  }

  /// In the order in which they stand in the file.
  let tensors: [Tensor]
  let metadata: [String: String]
  private let file: FileParts

  // MARK: Reading

  init(_ bytes: [UInt8], path: String) throws(Failure) { try self.init(FileParts(bytes), path: path) }

  init(_ file: FileParts, path: String) throws(Failure) {
    let beginning = try file.part(0..<min(8, file.count))
    if let other = ForeignFile(beginning) {
      throw Failure(WeightsMessage.isOfOtherForm(file: path, form: other))
    }
    guard beginning.count == 8 else {
      throw Failure(WeightsMessage.tooShort(file: path, bytes: file.count))
    }
    let length = beginning.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= 100_000_000, length <= UInt64(file.count - 8) else {
      throw Failure(
        WeightsMessage.headerLength(file: path, length: "\(length)", bytesThatFollow: file.count - 8))
    }
    let start = 8 + Int(length)
    let header: SafeTensorsHeader
    let text = try file.part(8..<start)
    do throws(SafeTensorsHeader.Problem) { header = try SafeTensorsHeader(text) } catch {
      switch error {
      case .isMalformed: throw Failure(WeightsMessage.badHeader(file: path))
      case .twice(let name): throw Failure(WeightsMessage.nameTwice(file: path, name: name))
      }
    }
    // Everything is checked before any number is taken.
    var tensors: [Tensor] = []
    var expected = 0
    for entry in header.entries.sorted(by: { ($0.start, $0.end, $0.name) < ($1.start, $1.end, $1.name) }) {
      let name = entry.name
      guard let type = TensorType(entry.dtype) else {
        throw Failure(WeightsMessage.unknownType(file: path, tensor: name, type: entry.dtype))
      }
      var count = 1
      for size in entry.shape {
        let (product, overflow) = count.multipliedReportingOverflow(by: size)
        guard !overflow, product <= 1 << 40 else {
          throw Failure(WeightsMessage.badShape(file: path, tensor: name, shape: entry.shape))
        }
        count = product
      }
      let size = (count * type.bits + 7) / 8
      guard entry.start == expected, entry.end - entry.start == size else {
        throw Failure(
          WeightsMessage.misplaced(
            file: path, tensor: name, shape: entry.shape, bytes: size, expected: expected,
            start: entry.start, end: entry.end))
      }
      guard start + entry.end <= file.count else {
        throw Failure(
          WeightsMessage.cutShort(file: path, tensor: name, end: start + entry.end, bytes: file.count))
      }
      tensors.append(
        Tensor(name: name, shape: entry.shape, type: type, place: start + entry.start..<start + entry.end))
      expected = entry.end
    }
    guard start + expected == file.count else {
      throw Failure(WeightsMessage.trailingBytes(file: path, count: file.count - start - expected))
    }
    self.file = file
    self.tensors = tensors
    metadata = header.metadata
  }

  /// The numbers of a tensor, or some of them.
  ///
  /// - Parameter part: which, from 0; all if left out.
  func numbers(_ tensor: Tensor, _ part: Range<Int>? = nil) throws(Failure) -> [Double] {
    guard let type = tensor.type.number else { preconditionFailure("\(tensor.type.name) is not read") }
    let part = part ?? 0..<tensor.count
    let (start, size) = (tensor.place.lowerBound, type.size)
    return type.numbers(try file.part(start + part.lowerBound * size..<start + part.upperBound * size))
  }
}

/// What else people keep weights in, told from its first bytes.
enum ForeignFile: Hashable {
  /// What `torch.save`, Keras and `numpy.savez` write.
  case archive
  /// What older `torch.save` and `pickle` write.
  case pickle
  case hdf5

  init?(_ beginning: ArraySlice<UInt8>) {
    let found: [(ForeignFile, [UInt8])] = [
      (.archive, [0x50, 0x4B, 3, 4]), (.pickle, [0x80, 2]), (.pickle, [0x80, 4]),
      (.hdf5, [0x89, 0x48, 0x44, 0x46]),
    ]
    // Where these are the length of a header that can be, the upper half is 0.
    guard beginning.count == 8, beginning.suffix(4) != [0, 0, 0, 0],
      let form = found.first(where: { beginning.starts(with: $0.1) })?.0
    else { return nil }
    self = form
  }
}
