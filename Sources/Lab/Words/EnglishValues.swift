enum EnglishValues {
  static func noun(_ kind: ElementKindMessage) -> String {
    switch kind {
    case .last: "last"
    case .numbers: "a row of numbers"
    case .series(let axis): "a row of numbers, one for each \(axis)"
    case .result(let verb): "the result of \(verb)"
    }
  }
}
