/// What the engine computes in: `Float` or `Double`.
public protocol Scalar: BinaryFloatingPoint, Sendable {}

extension Float: Scalar {}
extension Double: Scalar {}
