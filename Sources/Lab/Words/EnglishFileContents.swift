enum EnglishFileContents {
  static func words(_ message: TableMessage) -> String {
    switch message {
    case .isEmpty(let file): "\(file): is empty; a header line is wanted."
    case .noSamples(let file): "\(file): has a header and no samples."
    case .noFeatures(let file, let target): "\(file): has no column beside \(target)."
    case .unknownColumn(let file, let name, let columns):
      "\(file): no column is called \(name); there is \(columns.joined(separator: ", "))."
    case .otherSeparator(let file, let separator):
      "\(file): its columns are separated by \(separator.rawValue)s; commas are wanted, and dots in numbers."
    case .fieldCount(let file, let line, let count, let header):
      "\(file): line \(line) has \(count) fields, the header \(header)."
    case .missingValue(let file, let line, let column):
      "\(file): line \(line) has no value for \(column); fill it in or leave the line out."
    case .isNoNumber(let file, let line, let column, let written):
      "\(file): line \(line): \(column) is \"\(written)\", which is no number."
    case .textAfterQuote(let file, let line):
      "\(file): line \(line): after a closing quote comes a comma or the end of the line."
    case .openQuote(let file, let line):
      "\(file): line \(line): the quote opened here is never closed."
    }
  }

  static func words(_ message: WeightsMessage) -> String {
    switch message {
    case .tooShort(let file, let bytes):
      "\(file): is no safetensors file: \(bytes) bytes are fewer than the 8 that give its header's length."
    case .headerLength(let file, let length, let rest):
      "\(file): is no safetensors file, or is cut short: it begins with \(length) for the length of its header, and \(rest) bytes follow."
    case .badHeader(let file): "\(file): is no safetensors file: its header is no valid JSON for tensors."
    case .nameTwice(let file, let name): "\(file): two entries of its header are called \(name)."
    case .unknownType(let file, let tensor, let type):
      "\(file): \(tensor) is of the type \(type), which is not known."
    case .badShape(let file, let tensor, let shape): "\(file): \(tensor) has the shape \(shape)."
    case .misplaced(let file, let tensor, let shape, let bytes, let expected, let start, let end):
      "\(file): \(tensor) of shape \(shape) needs \(bytes) bytes from \(expected) on, and is said to stand at \(start) to \(end)."
    case .cutShort(let file, let tensor, let end, let bytes):
      "\(file): is cut short: \(tensor) ends at byte \(end), the file at \(bytes)."
    case .trailingBytes(let file, let count): "\(file): has \(count) bytes behind its last tensor."
    case .unreadableNetwork(let file, let reason):
      "\(file): the network that it describes can't be read: \(reason.reason.words(in: .english))"
    case .isNoDescription(let part):
      "\(part) stands in it. A file says its layers, activations and initialisers with plain numbers, and nothing else."
    case .networkIsNotSaid(let file, let tensors):
      "\(file) does not say which network it holds; say it: load(\"\(file)\", into=dense(…) -> …). It has \(tensors.joined(separator: ", "))."
    case .isNoNetwork(let text): "\(text) is no network."
    case .noNumbers(let file): "\(file) holds no tensors of numbers."
    case .tensorCount(let file, let count, let network, let wanted):
      "\(file) has \(count) tensors of numbers, and \(network) takes \(wanted)."
    case .otherShape(let file, let tensor, let shape, let parameter, let network, let wanted):
      "\(file): \(tensor) has the shape \(shape), and \(parameter) of \(network) takes \(wanted)."
    case .doesNotFit(let file, let reason): "\(file): \(reason.words(in: .english))"
    case .takenByName(let file, let count):
      "\(file): \(count) tensors taken by their names, as in a PyTorch Sequential."
    case .takenInOrder(let file, let count, let first):
      "\(file): Names differ from a PyTorch Sequential's, so \(count) tensors were taken in their order, by shape: \(first.joined(separator: ", "))\(count > first.count ? ", …" : "")."
    }
  }
}
