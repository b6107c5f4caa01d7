enum ChineseListing {
  static func words(_ listing: Listing) -> String {
    switch listing {
    case .all(let names): joined(names, "和")
    case .any(let names): joined(names, "或")
    }
  }

  private static func joined(_ names: [String], _ conjunction: String) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    let others = names.dropLast().joined(separator: "、")
    return others + blank(beside: others.last) + conjunction + blank(beside: last.first) + last
  }

  /// A blank stands between Han and Latin letters, digits and signs; none beside Han and full-width marks.
  private static func blank(beside neighbour: Character?) -> String {
    guard let scalar = neighbour?.unicodeScalars.first else { return "" }
    let isWide = scalar.value >= 0x2E80 || (0x2018...0x201D).contains(scalar.value)
    return isWide ? "" : " "
  }
}
