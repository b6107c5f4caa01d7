import Platform

/// Numbers side by side, aligned for vector instructions, 0 at first, and freed with their owner.
final class Storage<S: Scalar> {
  let base: UnsafeMutablePointer<S>
  let count: Int

  init(_ count: Int) {
    precondition(count >= 0, "storage for \(count) numbers")
    let bytes = max(1, count) * MemoryLayout<S>.size
    let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    memset(raw, 0, bytes)
    base = raw.bindMemory(to: S.self, capacity: max(1, count))
    self.count = count
  }

  deinit { UnsafeMutableRawPointer(base).deallocate() }

  var buffer: UnsafeMutableBufferPointer<S> { UnsafeMutableBufferPointer(start: base, count: count) }

  func copy(from other: Storage<S>) {
    precondition(count == other.count, "\(other.count) numbers into \(count)")
    memcpy(base, other.base, count * MemoryLayout<S>.size)
  }
}
