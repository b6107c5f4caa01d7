import CCommonMark

/// A node of the CommonMark tree, copied out of libcmark-gfm.
struct MarkdownNode: Sendable {
  /// As libcmark-gfm names it: "paragraph", "code_block", "html_block", "table".
  var type: String
  /// The text of leaves.
  var literal = ""
  /// Of a fenced code block, as written after the fence.
  var info = ""
  /// Of a heading.
  var level = 0
  /// Of a list: the first number, or `nil` for bullets.
  var start: Int?
  var isFenced = false
  var fenceLength = 0
  var fenceSign: Character = "`"
  var url = ""
  /// Of a table: per column, "l", "c", "r" or "".
  var alignments: [String] = []
  var firstLine: Int
  var lastLine: Int
  var firstColumn: Int
  var children: [MarkdownNode] = []

  /// The words in it, without any markup.
  var plainText: String {
    switch type {
    case "softbreak", "linebreak": " "
    default: literal + children.map(\.plainText).joined()
    }
  }

  /// This node and all below it.
  func visit(_ body: (MarkdownNode) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }
}

enum MarkdownTree {
  /// Lists, quotes and emphasis nested deeper than this are cut off: nobody can read them.
  static let deepest = 40

  /// The document node of a text.
  static func parse(_ text: String) -> MarkdownNode {
    let empty = MarkdownNode(type: "document", firstLine: 1, lastLine: 1, firstColumn: 1)
    cmark_gfm_core_extensions_ensure_registered()
    let options = CMARK_OPT_DEFAULT | CMARK_OPT_FULL_INFO_STRING | CMARK_OPT_VALIDATE_UTF8
    guard let parser = cmark_parser_new(options) else { return empty }
    defer { cmark_parser_free(parser) }
    if let tables = cmark_find_syntax_extension("table") {
      cmark_parser_attach_syntax_extension(parser, tables)
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        cmark_parser_feed(parser, characters.baseAddress, characters.count)
      }
    }
    guard let root = cmark_parser_finish(parser) else { return empty }
    defer { cmark_node_free(root) }
    return copy(root) ?? empty
  }

  /// Walks with libcmark's iterator and a stack of its own, so that no nesting can exhaust ours.
  private static func copy(_ root: OpaquePointer) -> MarkdownNode? {
    guard let iterator = cmark_iter_new(root) else { return nil }
    defer { cmark_iter_free(iterator) }
    var open: [MarkdownNode] = []
    var tooDeep = 0
    var finished: MarkdownNode?
    func close(_ node: MarkdownNode) {
      if open.isEmpty { finished = node } else { open[open.count - 1].children.append(node) }
    }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let current = cmark_iter_get_node(iterator) else { break }
      // Leaves send no exit event.
      let isLeaf = !canHaveChildren(current)
      if event == CMARK_EVENT_ENTER {
        if open.count >= deepest || tooDeep > 0 {
          if !isLeaf { tooDeep += 1 }
        } else if isLeaf {
          close(shallow(current, in: open.last))
        } else {
          open.append(shallow(current, in: open.last))
        }
      } else if tooDeep > 0 {
        tooDeep -= 1
      } else if let node = open.popLast() {
        close(node)
      }
    }
    return finished
  }

  private static let leaves: Set<String> = [
    "html_block", "thematic_break", "code_block", "text", "softbreak", "linebreak", "code", "html_inline",
  ]

  private static func canHaveChildren(_ node: OpaquePointer) -> Bool {
    !leaves.contains(typeName(node))
  }

  private static func typeName(_ node: OpaquePointer) -> String {
    cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
  }

  /// A node without its children. libcmark knows no line of some, as in cells of tables: they have their parent's.
  private static func shallow(_ node: OpaquePointer, in parent: MarkdownNode?) -> MarkdownNode {
    func string(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
    let type = typeName(node)
    let lines = (Int(cmark_node_get_start_line(node)), Int(cmark_node_get_end_line(node)))
    let (firstLine, lastLine) =
      lines.0 > 0 || parent == nil ? lines : (parent?.firstLine ?? 1, parent?.lastLine ?? 1)
    var copy = MarkdownNode(
      type: type, firstLine: firstLine, lastLine: lastLine,
      firstColumn: Int(cmark_node_get_start_column(node)))
    copy.literal = string(cmark_node_get_literal(node))
    switch type {
    case "code_block":
      copy.info = string(cmark_node_get_fence_info(node))
      var length: Int32 = 0
      var offset: Int32 = 0
      var sign: CChar = 0
      copy.isFenced = cmark_node_get_fenced(node, &length, &offset, &sign) != 0
      copy.fenceLength = Int(length)
      copy.fenceSign = sign == CChar(UInt8(ascii: "~")) ? "~" : "`"
    case "heading": copy.level = Int(cmark_node_get_heading_level(node))
    case "list":
      if cmark_node_get_list_type(node) == CMARK_ORDERED_LIST {
        copy.start = Int(cmark_node_get_list_start(node))
      }
    case "link", "image": copy.url = string(cmark_node_get_url(node))
    case "table":
      let columns = Int(cmark_gfm_extensions_get_table_columns(node))
      if let alignments = cmark_gfm_extensions_get_table_alignments(node) {
        copy.alignments = (0..<columns).map {
          alignments[$0] == 0 ? "" : String(UnicodeScalar(alignments[$0]))
        }
      }
    default: break
    }
    return copy
  }
}
