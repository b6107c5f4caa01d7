/// What a result, a lesson's step or a help page consists of, whatever shows it in the end.
public struct Document: Hashable, Sendable {
  /// Above everything else; `nil`: none.
  package var title: Text?
  /// In the order in which they are shown.
  package var blocks: [Block]

  /// The document of these blocks.
  public init(title: Text? = nil, _ blocks: [Block] = []) {
    self.title = title
    self.blocks = blocks
  }

  /// One after the other, under the title of the first that has one.
  package static func + (a: Document, b: Document) -> Document {
    Document(title: a.title ?? b.title, a.blocks + b.blocks)
  }

  /// The blocks below the title, which stands once although a lesson's own first heading says the same.
  package var titledBlocks: [Block] {
    guard let title else { return blocks }
    let own = blocks.drop { $0 == .gap }
    if case .heading(let text, level: 1)? = own.first, text.string == title.string { return Array(own) }
    return [.heading(title, level: 1)] + blocks
  }

  /// Puts a block at the end.
  package mutating func append(_ block: Block) { blocks.append(block) }
}

extension Document: ExpressibleByArrayLiteral {
  /// The document of these blocks, without a title.
  public init(arrayLiteral elements: Block...) { self.init(elements) }
}

/// One piece of a document.
public indirect enum Block: Hashable, Sendable {
  case paragraph(Text)
  /// From 1, the document's own, to 6.
  case heading(Text, level: Int)
  /// One array of blocks an item; numbered from `start` where there is one.
  case list([[Block]], start: Int?)
  case quote([Block])
  case code(String, language: String?)
  case table(Table)
  case chart(Chart)
  case verdict(Verdict)
  /// Beside the main line: a hint, a warning, what to try.
  case aside(Aside, [Block])
  /// Shown by the reader's choice where the medium allows that.
  case details(summary: Text, [Block])
  case rule
  /// An empty line more than blocks have between them anyway.
  case gap
}

extension Block {
  /// What a remark beside the main line is for.
  public enum Aside: String, Hashable, Sendable, CaseIterable {
    case note, hint, warning, suggestion
  }

  /// A chart as a block.
  package static func chart(_ content: some ChartContent) -> Block { .chart(Chart(content)) }

  /// A point of one paragraph, perhaps with points of its own: such ones stand without empty lines between them.
  static func isShort(_ item: [Block]) -> Bool {
    item.dropFirst().allSatisfy { if case .list = $0 { true } else { false } }
  }

  /// A list of one paragraph each.
  package static func bullets(_ items: [Text]) -> Block { .list(items.map { [.paragraph($0)] }, start: nil) }

  /// A list of one paragraph each, numbered from 1.
  package static func numbered(_ items: [Text]) -> Block { .list(items.map { [.paragraph($0)] }, start: 1) }
}
