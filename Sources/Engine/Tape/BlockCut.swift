/// How a batch is cut into groups, which threads share, and these into blocks: by shape alone.
enum BlockCut {
  /// The most rows in a block: fewer would not pay for reading all weights anew.
  static let rows = 256
  static let mostGroups = 8
  /// Of which the rows of a group and of a block are a multiple.
  private static let unit = 4

  /// Whether passes shall go by blocks: not where samples look at each other, where weights are so large that they
  /// cost more to read than activations, or where the batch is small anyway.
  static func suits(_ plan: NetworkPlan, batch: Int) -> Bool {
    batch >= rows && plan.parameters.allSatisfy { $0.count <= 65_536 }
      && !plan.numberedLayers.contains { $0.layer.product.mixesSamples }
  }

  /// Each group but the first has gradients of its own, which have to be added up.
  static func groups(rows: Int) -> Int {
    rows < Self.rows ? 1 : rows < 2 * Self.rows ? 2 : rows < 8 * Self.rows ? 4 : mostGroups
  }

  static func group(_ number: Int, of groups: Int, rows: Int) -> Range<Int> {
    share(number, of: groups, count: rows, unit: unit)
  }

  /// One of the blocks of a group, which are of about equal size.
  static func block(_ number: Int, of group: Range<Int>) -> Range<Int> {
    let own = share(number, of: blocks(of: group), count: group.count, unit: unit)
    return group.lowerBound + own.lowerBound..<group.lowerBound + own.upperBound
  }

  static func blocks(of group: Range<Int>) -> Int { (group.count + rows - 1) / rows }
}
