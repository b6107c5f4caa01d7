import Engine

enum ChineseFileContents {
  static func words(_ message: TableMessage) -> String {
    switch message {
    case .isEmpty(let file): "\(file)：文件是空的；要有表头行。"
    case .noSamples(let file): "\(file)：只有表头，没有样本。"
    case .noFeatures(let file, let target): "\(file)：除了 \(target) 没有别的列。"
    case .unknownColumn(let file, let name, let columns):
      "\(file)：没有叫“\(name)”的列；有：\(columns.joined(separator: "、"))。"
    case .otherSeparator(let file, let separator):
      "\(file)：各列用\(words(separator))隔开；列之间要用逗号，数里的小数点要用点。"
    case .fieldCount(let file, let line, let count, let header):
      "\(file)：第 \(line) 行有 \(count) 个字段，表头有 \(header) 个。"
    case .columnTwice(let file, let name): "\(file)：有两列都叫 \(name)，目标就在其中。"
    case .missingValue(let file, let line, let column, let written):
      "\(file)：第 \(line) 行的 \(column) 没有值\(written.isEmpty ? "" : "，写的是“\(written)”")："
        + "去掉这样的行（pandas 的 dropna），或者把值填上（fillna）。"
    case .isNoNumber(let file, let line, let column, let written):
      "\(file)：第 \(line) 行：\(column) 是“\(written)”，不是数。"
    case .isNoWord(let file, let line, let column, let written, let first):
      "\(file)：第 \(line) 行：\(column) 是 \(written)，而第 \(first) 行是词；一列要么全是数，要么全是词。"
    case .tooManyWords(let file, let column, let most):
      "\(file)：\(column) 里不同的词超过 \(most) 个，没法一个词一个特征：去掉这一列。"
    case .wordsInSequence(let file, let column): "\(file)：\(column) 里是词；序列的每一步都得是数。"
    case .wordsAsTarget(let file, let column, let isList):
      isList
        ? "\(file)：\(column) 里是词，词是类别；目标写成列表时得是数。"
        : "\(file)：\(column) 里是词，有几个词就有几个类别；classes= 用于数。"
    case .textAfterQuote(let file, let line):
      "\(file)：第 \(line) 行：引号闭合之后，接着是逗号或行尾。"
    case .openQuote(let file, let line): "\(file)：第 \(line) 行：这里打开的引号一直没有闭合。"
    }
  }

  private static func words(_ separator: TableMessage.Separator) -> String {
    switch separator {
    case .semicolon: "分号"
    case .tab: "制表符"
    case .bar: "竖线"
    case .fullWidthComma: "全角逗号"
    }
  }

  static func words(_ message: DataFileMessage) -> String {
    switch message {
    case .noClass(let file, let target, let sample, let number, let classes):
      "\(file)：第 \(sample) 个样本的 \(target) 是 \(literal(number))；classes=\(classes) 是从 0 到 \(classes - 1) 的整数。"
    case .stepsDoNotDivide(let file, let features, let steps):
      "\(file)：每个样本 \(features) 个特征，没法平分给 \(steps) 步。一行是一个样本：先是第一步的特征，再是第二步的，依此类推。"
    case .wordsBecameFeatures(let file, let column, let words):
      "\(file)：\(column) 里是词，每个词是一个特征：\(list(words.map { "\(column)=\($0)" }))。"
    case .indexLeftOut(let file, let column):
      "\(file)：\(column.isEmpty ? "第一列没有名称" : "有一列叫“\(column)”")，像 pandas 写出的索引：没有用它。换个名称，它就是特征。"
    case .stepsByName(let file, let steps, let features):
      "\(file)：\(steps) 步，按列名末尾的编号；每一步有：\(list(features))。"
    case .stepsInOrder(let file, let steps, let features):
      "\(file)：\(steps) 步，按列的顺序一步接一步；第一步是：\(list(features))。"
    }
  }

  static func words(_ message: ArrayMessage) -> String {
    switch message {
    case .isNoArchive(let file): "\(file)：不是 .npz 文件，或者不完整：末尾没有 zip 的目录。"
    case .damagedArchive(let file): "\(file)：已损坏：末尾的目录和前面的内容对不上。"
    case .damagedEntry(let file, let entry): "\(file)：\(entry) 已损坏：大小或校验和不符。"
    case .unknownPacking(let file, let entry):
      "\(file)：\(entry) 加了密，或者打包方式和 numpy.savez 不同。"
    case .isSingleArray(let file):
      "\(file)：只有一个数组，没有名称；把特征和目标写进同一个文件：numpy.savez(\"data.npz\", X=X, y=y)。"
    case .noArrays(let file): "\(file)：里面没有 NumPy 的数组。"
    case .unknownArray(let file, let name, let arrays):
      "\(file)：没有叫“\(name)”的数组；有：\(list(arrays))。写明用哪个：features=\"…\", target=\"…\"。"
    case .isNoArray(let file, let array): "\(file)：\(array) 不是 numpy.savez 写出的那种数组。"
    case .isNotOfNumbers(let file, let array, let type):
      "\(file)：\(array) 的类型是 \(type)；要的是数：f2、f4、f8、i1 到 i8、u1 到 u8、b1。"
    case .isEmpty(let file, let array): "\(file)：\(array) 里没有数。"
    case .otherShape(let file, let array, let shape):
      "\(file)：\(array) 的形状是 \(shape)；要的是 [samples, features] 或 [samples, steps, features]：X.reshape(len(X), -1)。"
    case .otherTarget(let file, let array, let shape, let features, let samples):
      "\(file)：\(array) 的形状是 \(shape)，而 \(features) 有 \(samples) 个样本：要的是 [\(samples)] 或 [\(samples), targets]。"
    case .notFinite(let file, let array, let place, let number):
      "\(file)：\(array)\(place) 是 \(number)：去掉这样的样本，或者在那里填一个数（numpy.nan_to_num）。"
    }
  }

  /// The first few, and how many there are.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(6).joined(separator: "、")
    return names.count > 6 ? "\(shown)……（共 \(names.count) 个）" : shown
  }
}
