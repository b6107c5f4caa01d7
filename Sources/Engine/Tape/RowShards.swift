/// How a batch is cut into shards: by shape alone, so that results do not depend on the number of threads.
struct RowShards {
  let rows: Int
  let size: Int
  let count: Int

  /// - Parameter widest: the most numbers that a sample takes in any one variable.
  init(rows: Int, widest: Int) {
    self.rows = rows
    let elements = rows * widest
    // A packed product puts a wide weight into another order each time, which more rows have to pay for.
    let fewest = widest > 256 ? 256 : 128
    let wanted = min((elements + 8_191) / 16_384, (rows + fewest - 1) / fewest)
    var count = elements < 4_096 || rows < 16 ? 1 : max(2, wanted)
    if count > 1 { count += count % 2 }
    size = max(4, ((rows + count - 1) / count + 3) / 4 * 4)
    self.count = (rows + size - 1) / size
  }

  subscript(shard: Int) -> Range<Int> { shard * size..<min(rows, (shard + 1) * size) }
}
