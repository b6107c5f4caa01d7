#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Double {
  /// log₁₀: how many powers of ten it is away from 1.
  var decades: Double { log10(self) }
}
