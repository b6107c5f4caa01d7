/// Finds what CommonMark takes without a word, though the author meant something else.
struct Pitfalls {
  let source: SourceText
  private(set) var problems: [Problem] = []

  init(_ source: SourceText) { self.source = source }

  mutating func check(_ root: MarkdownNode) {
    for node in root.children { checkBlock(node, isOutermost: true) }
  }

  private mutating func report(_ message: String, _ line: Int, _ column: Int? = nil) {
    problems.append(Problem(message, file: source.file, line: line, column: column))
  }

  private mutating func checkBlock(_ node: MarkdownNode, isOutermost: Bool) {
    switch node.type {
    case "code_block": checkCode(node, isOutermost: isOutermost)
    case "heading":
      if !source[line: node.firstLine].trimmed.hasPrefix("#") {
        report(
          "The line --- makes a heading of what stands above it. Put an empty line before it, "
            + "or write the heading with ##.", node.lastLine)
      }
      checkInlines(node)
    case "paragraph", "table": checkInlines(node)
    case "html_block":
      if !isOutermost {
        report("<details> and comments stand at the left margin, not in a list or quote.", node.firstLine)
      }
    default: for child in node.children { checkBlock(child, isOutermost: false) }
    }
  }

  private mutating func checkCode(_ node: MarkdownNode, isOutermost: Bool) {
    guard node.isFenced else {
      if let line = node.literal.split(separator: "\n").first(where: isCellFence) {
        report(
          "A cell stands at the left margin: this line begins with blanks, so that it is not run.",
          locate(line.trimmed, in: node).line)
      }
      return
    }
    let isCell = isCellFence(String(repeating: "`", count: 3) + node.info)
    if isCell && (!isOutermost || node.firstColumn != 1) {
      report("A cell stands at the left margin, never in a list or quote.", node.firstLine)
    }
    let fence = String(repeating: node.fenceSign, count: max(3, node.fenceLength))
    let last = source[line: node.lastLine].trimmed.drop { $0 == ">" || $0 == " " }
    let isClosed =
      node.lastLine > node.firstLine && last.hasPrefix(fence) && last.allSatisfy { $0 == node.fenceSign }
    if !isClosed {
      report("The fence that begins here is not closed: put a line \(fence) after its last.", node.firstLine)
    }
    if isCell, let line = node.literal.split(separator: "\n").first(where: { $0.hasPrefix("```") }) {
      report(
        "The fence of line \(node.firstLine) is still open here: close it with a line \(fence).",
        locate(String(line), in: node).line)
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
        let advice =
          node.literal.hasPrefix("<!--")
          ? "A comment stands on a line of its own, after an empty one."
          : "\(node.literal) vanishes, as it reads as an HTML tag: put it in backquotes, `\(node.literal)`."
        report(advice, place.line, place.column)
      case "emph", "strong":
        let before = index > 0 ? block.children[index - 1].plainText.last : nil
        let after = index + 1 < block.children.count ? block.children[index + 1].plainText.first : nil
        if isFormulaSign(before) || isFormulaSign(after) {
          let words = node.plainText
          let place = locate("*" + words, in: block)
          report(
            "The stars around \(words) make it slanted or bold here. Put a formula in backquotes.",
            place.line, place.column)
        }
        checkInlines(node)
      case "text":
        if node.literal.contains("**") {
          let place = locate(node.literal, in: block)
          report(
            "** stays as it is here: bold begins after a blank or a sign and ends before one. "
              + "Move the punctuation outside of it.", place.line, place.column)
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
