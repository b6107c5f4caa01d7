extension Int {
  /// The number without its fraction; 2^53, up to which no whole number is left out, for one beyond that, and 0 for what
  /// is no number.
  ///
  /// Whoever makes a count or a place of a `Double` does it through this: it never traps, and leaves room to add to it.
  public init(clamping number: Double) {
    let most = 0x1p53
    self = number.isNaN ? 0 : Int(Swift.min(Swift.max(number, -most), most))
  }
}
