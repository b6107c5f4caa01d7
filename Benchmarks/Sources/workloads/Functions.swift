import CKernels

/// W5: elementary functions over a million numbers, on one thread.
enum Functions {
  static var all: [Work] {
    [
      work("tanh") { FloatKernels.hyperbolicTangents($0, into: $1, count: $2) },
      work("sigmoid") { FloatKernels.sigmoids($0, into: $1, count: $2) },
      work("exp") { FloatKernels.exponentials($0, into: $1, count: $2) },
    ]
  }

  private static func work(
    _ name: String, _ body: @escaping (UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void
  ) -> Work {
    Work(name: "w5", variant: name, unit: "ns an element") { _ in
      let input = Definitions.elements()
      let output = Buffer(count: input.count)
      return {
        input.withUnsafeBufferPointer { x in
          if let base = x.baseAddress { body(base, output.pointer, x.count) }
        }
        // A check, not the work: every 997th costs nothing.
        let sum = stride(from: 0, to: input.count, by: 997).reduce(0) { $0 + Double(output.pointer[$1]) }
        return ["sum": sum]
      }
    }
  }

  private final class Buffer {
    let pointer: UnsafeMutablePointer<Float>

    init(count: Int) {
      pointer = .allocate(capacity: count)
      pointer.initialize(repeating: 0, count: count)
    }

    deinit { pointer.deallocate() }
  }
}
