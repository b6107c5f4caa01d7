import Documents

/// Turns CommonMark into the blocks of a document.
enum Prose {
  static func blocks(_ nodes: [MarkdownNode]) -> [Block] { nodes.flatMap(block) }

  private static func block(_ node: MarkdownNode) -> [Block] {
    switch node.type {
    case "paragraph": return [.paragraph(text(node.children))]
    case "heading": return [.heading(text(node.children), level: max(1, node.level))]
    case "block_quote": return [.quote(blocks(node.children))]
    case "list": return [.list(node.children.map { blocks($0.children) }, start: node.start)]
    case "code_block":
      let language = node.info.split(separator: " ").first.map(String.init)
      return [.code(withoutFinalNewline(node.literal), language: language)]
    case "table": return table(node)
    case "thematic_break": return [.rule]
    default: return []
    }
  }

  private static func withoutFinalNewline(_ text: String) -> String {
    text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  private static func table(_ node: MarkdownNode) -> [Block] {
    guard let head = node.children.first else { return [] }
    let columns = head.children.enumerated().map { index, cell in
      let alignment = node.alignments.indices.contains(index) ? node.alignments[index] : ""
      return Table.Column(
        text(cell.children), alignment == "r" ? .trailing : alignment == "c" ? .center : .leading)
    }
    let rows = node.children.dropFirst().map { row in
      Table.Row(
        columns.indices.map { index in
          row.children.indices.contains(index) ? .text(text(row.children[index].children)) : .empty
        })
    }
    return [.table(Table(columns: columns, rows: rows, folds: false))]
  }

  static func text(_ nodes: [MarkdownNode], style: Text.Style = [], link: String? = nil) -> Text {
    var runs: [Text.Run] = []
    for (index, node) in nodes.enumerated() {
      switch node.type {
      case "text": runs.append(Text.Run(node.literal, style, link: link))
      case "code": runs.append(Text.Run(node.literal, style.union(.code), link: link))
      case "softbreak":
        let before = nodes[..<index].map(\.plainText).joined()
        let after = nodes[(index + 1)...].map(\.plainText).joined()
        let joint = LineBreaking.joint(before, after)
        if !joint.isEmpty { runs.append(Text.Run(joint, style, link: link)) }
      case "linebreak": runs.append(Text.Run("\n", style, link: link))
      case "emph": runs += text(node.children, style: style.union(.emphasis), link: link).runs
      case "strong": runs += text(node.children, style: style.union(.strong), link: link).runs
      case "link": runs += text(node.children, style: style, link: node.url).runs
      case "image": runs.append(Text.Run(node.plainText, style, link: link, picture: node.url))
      default: runs += text(node.children, style: style, link: link).runs
      }
    }
    return Text(runs)
  }

  /// The blocks of a text that stands alone, as in a question.
  static func parse(_ text: String) -> [Block] { blocks(MarkdownTree.parse(text).children) }

  /// One line of text with its styles.
  static func parseLine(_ line: String) -> Text {
    guard let first = MarkdownTree.parse(line).children.first, first.type == "paragraph" else {
      return Text(line)
    }
    return text(first.children)
  }
}
