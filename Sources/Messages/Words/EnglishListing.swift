enum EnglishListing {
  static func words(_ listing: Listing) -> String {
    switch listing {
    case .all(let names): joined(names, "and")
    case .any(let names): joined(names, "or")
    }
  }

  private static func joined(_ names: [String], _ conjunction: String) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}
