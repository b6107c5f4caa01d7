/// What a chart of any kind can say of itself, so that every renderer can show it: drawn, told, or as a table.
///
/// A new kind is a file in `Charts/`.
package protocol ChartContent: Hashable, Sendable {
  /// "lines", "heat map": for class names.
  static var kind: String { get }
  var title: String { get }
  /// What one sees, from the data, in one or two sentences.
  var sentence: String { get }
  /// The main figures, few enough to be read aloud.
  var summary: Table { get }
  /// What is to be drawn.
  var drawing: Drawing { get }
}

/// A chart of any kind.
public struct Chart: Hashable, Sendable {
  /// The chart of whatever kind.
  package let content: any ChartContent

  package init(_ content: some ChartContent) { self.content = content }

  /// Whether both are charts of one kind with the same content.
  public static func == (a: Chart, b: Chart) -> Bool { AnyHashable(a.content) == AnyHashable(b.content) }

  /// Hashes the content.
  public func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(content)) }
}
