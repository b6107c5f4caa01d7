/// Finds what CommonMark takes without a word, though the author meant something else.
struct Pitfalls {
  let source: SourceText
  private(set) var problems: [Problem] = []

  init(_ source: SourceText) { self.source = source }

  mutating func check(_ root: MarkdownNode) {
    for node in root.children { checkBlock(node, isOutermost: true) }
  }

  private mutating func report(_ message: PitfallMessage, _ line: Int, _ column: Int? = nil) {
    problems.append(Problem(message, file: source.file, line: line, column: column))
  }

  private mutating func checkBlock(_ node: MarkdownNode, isOutermost: Bool) {
    switch node.type {
    case "code_block": checkCode(node, isOutermost: isOutermost)
    case "heading":
      if !source[line: node.firstLine].trimmed.hasPrefix("#") {
        report(.lineMakesHeading, node.lastLine)
      }
      checkInlines(node)
    case "paragraph", "table": checkInlines(node)
    case "html_block":
      if !isOutermost { report(.marksAreNested, node.firstLine) }
    default: for child in node.children { checkBlock(child, isOutermost: false) }
    }
  }

  private mutating func checkCode(_ node: MarkdownNode, isOutermost: Bool) {
    guard node.isFenced else {
      if let line = node.literal.split(separator: "\n").first(where: isCellFence) {
        report(.cellIsIndented, locate(line.trimmed, in: node).line)
      }
      return
    }
    let isCell = isCellFence(String(repeating: "`", count: 3) + node.info)
    if isCell && (!isOutermost || node.firstColumn != 1) {
      report(.cellIsNested, node.firstLine)
    }
    let fence = String(repeating: node.fenceSign, count: max(3, node.fenceLength))
    let last = source[line: node.lastLine].trimmed.drop { $0 == ">" || $0 == " " }
    let isClosed =
      node.lastLine > node.firstLine && last.hasPrefix(fence) && last.allSatisfy { $0 == node.fenceSign }
    if !isClosed { report(.fenceNotClosed(fence: fence), node.firstLine) }
    if isCell, let line = node.literal.split(separator: "\n").first(where: { $0.hasPrefix("```") }) {
      report(
        .fenceStillOpen(line: node.firstLine, fence: fence), locate(String(line), in: node).line)
    }
  }

  private func isCellFence(_ line: some StringProtocol) -> Bool {
    let text = line.trimmed
    guard text.hasPrefix("```") || text.hasPrefix("~~~") else { return false }
    let word = text.drop { $0 == "`" || $0 == "~" || $0 == " " }.prefix { !$0.isWhitespace }
    return word == CellReader.cellWord || word == CellReader.questionWord
  }

  private mutating func checkInlines(_ block: MarkdownNode) {
    for (index, node) in block.children.enumerated() {
      switch node.type {
      case "html_inline":
        let place = locate(node.literal, in: block)
        report(
          node.literal.hasPrefix("<!--") ? .commentInText : .vanishes(tag: node.literal), place.line,
          place.column)
      case "emph", "strong":
        let before = index > 0 ? block.children[index - 1].plainText.last : nil
        let after = index + 1 < block.children.count ? block.children[index + 1].plainText.first : nil
        if isFormulaSign(before) || isFormulaSign(after) {
          let words = node.plainText
          let place = locate("*" + words, in: block)
          report(.starsAround(words: words), place.line, place.column)
        }
        checkInlines(node)
      case "text":
        if node.literal.contains("**") {
          let place = locate(node.literal, in: block)
          report(.starsStay, place.line, place.column)
        }
      default: checkInlines(node)
      }
    }
  }

  private func isFormulaSign(_ character: Character?) -> Bool {
    guard let character else { return false }
    return character.isASCII && (character.isLetter || character.isNumber || character == ")")
  }

  /// The first place of `text` in the lines of a block; the block's first line where it is not found.
  private func locate(_ text: String, in block: MarkdownNode) -> (line: Int, column: Int?) {
    guard !text.isEmpty, block.firstLine <= block.lastLine else { return (block.firstLine, nil) }
    for number in block.firstLine...block.lastLine {
      var rest = source[line: number][...]
      var column = 1
      while !rest.isEmpty {
        if rest.hasPrefix(text) { return (number, column) }
        rest = rest.dropFirst()
        column += 1
      }
    }
    return (block.firstLine, nil)
  }
}
