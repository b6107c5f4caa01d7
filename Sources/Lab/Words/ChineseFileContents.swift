import Engine

enum ChineseFileContents {
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
    case .columnTwice(let file, let name): "\(file): two of the columns are \(name), and the target is one."
    case .missingValue(let file, let line, let column, let written):
      "\(file): line \(line) has no value for \(column)\(written.isEmpty ? "" : ", but \"\(written)\""): "
        + "leave such lines out (dropna of pandas), or fill them in (fillna)."
    case .isNoNumber(let file, let line, let column, let written):
      "\(file): line \(line): \(column) is \"\(written)\", which is no number."
    case .isNoWord(let file, let line, let column, let written, let first):
      "\(file): line \(line): \(column) is \(written), and a word on line \(first); a column holds numbers or words."
    case .tooManyWords(let file, let column, let most):
      "\(file): \(column) has more than \(most) different words, too many to make a feature of each: leave the column out."
    case .wordsInSequence(let file, let column):
      "\(file): \(column) holds words; the steps of a sequence are numbers."
    case .wordsAsTarget(let file, let column, let isList):
      isList
        ? "\(file): \(column) holds words, which are classes; a list of targets holds numbers."
        : "\(file): \(column) holds words, which are as many classes as there are; classes= is for numbers."
    case .textAfterQuote(let file, let line):
      "\(file): line \(line): after a closing quote comes a comma or the end of the line."
    case .openQuote(let file, let line):
      "\(file): line \(line): the quote opened here is never closed."
    }
  }

  static func words(_ message: DataFileMessage) -> String {
    switch message {
    case .noClass(let file, let target, let sample, let number, let classes):
      "\(file): \(target) of sample \(sample) is \(literal(number)); classes=\(classes) are the whole numbers from 0 to \(classes - 1)."
    case .stepsDoNotDivide(let file, let features, let steps):
      "\(file): \(features) features a sample can't be shared out among \(steps) steps. A line is a sample: the features of its first step, then those of the second, …"
    case .wordsBecameFeatures(let file, let column, let words):
      "\(file): \(column) holds words, each of which is a feature: \(list(words.map { "\(column)=\($0)" }))."
    case .indexLeftOut(let file, let column):
      "\(file): \(column.isEmpty ? "the first column has no name" : "a column is called \"\(column)\""), as pandas writes an index: left out. With another name it is a feature."
    case .stepsByName(let file, let steps, let features):
      "\(file): \(steps) steps by the numbers at the end of the names; in each \(list(features))."
    case .stepsInOrder(let file, let steps, let features):
      "\(file): \(steps) steps, one after the other as the columns stand; the first is \(list(features))."
    }
  }

  static func words(_ message: ArrayMessage) -> String {
    switch message {
    case .isNoArchive(let file):
      "\(file): is no .npz file, or is cut short: it has no directory of a zip at its end."
    case .damagedArchive(let file):
      "\(file): is damaged: the directory at its end does not fit what is before it."
    case .damagedEntry(let file, let entry): "\(file): \(entry) is damaged: its size or its checksum differs."
    case .unknownPacking(let file, let entry):
      "\(file): \(entry) is encrypted or packed in another way than numpy.savez does."
    case .isSingleArray(let file):
      "\(file): holds one array without a name; write features and target into one file: numpy.savez(\"data.npz\", X=X, y=y)."
    case .noArrays(let file): "\(file): holds no arrays of NumPy."
    case .unknownArray(let file, let name, let arrays):
      "\(file): no array is called \(name); there is \(list(arrays)). Say which: features=\"…\", target=\"…\"."
    case .isNoArray(let file, let array): "\(file): \(array) is no array as numpy.savez writes it."
    case .isNotOfNumbers(let file, let array, let type):
      "\(file): \(array) is of the type \(type); numbers are wanted: f2, f4, f8, i1 to i8, u1 to u8, b1."
    case .isEmpty(let file, let array): "\(file): \(array) has no numbers."
    case .otherShape(let file, let array, let shape):
      "\(file): \(array) has the shape \(shape); [samples, features] or [samples, steps, features] is wanted: X.reshape(len(X), -1)."
    case .otherTarget(let file, let array, let shape, let features, let samples):
      "\(file): \(array) has the shape \(shape), and \(features) has \(samples) samples: [\(samples)] or [\(samples), targets] is wanted."
    case .notFinite(let file, let array, let place, let number):
      "\(file): \(array)\(place) is \(number): leave such samples out, or put a number there (numpy.nan_to_num)."
    }
  }

  /// The first few, and how many there are.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(6).joined(separator: ", ")
    return names.count > 6 ? "\(shown), … (\(names.count))" : shown
  }
}
