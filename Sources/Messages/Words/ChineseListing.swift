enum ChineseListing {
  static func words(_ listing: Listing) -> String {
    switch listing {
    case .all(let names): joined(names, "和")
    case .any(let names): joined(names, "或")
    }
  }

  private static func joined(_ names: [String], _ conjunction: String) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: "、").beforeHan + conjunction + last.afterHan
  }
}

extension String {
  /// The text as it stands behind Han: with a blank before Latin letters, digits and signs, and none before Han and
  /// full-width marks.
  package var afterHan: String { first.map(Self.isWide) ?? true ? self : " \(self)" }

  /// The text as it stands before Han.
  package var beforeHan: String { last.map(Self.isWide) ?? true ? self : "\(self) " }

  private static func isWide(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { $0.value >= 0x2E80 || (0x2018...0x201D).contains($0.value) } ?? false
  }
}
