extension String {
  /// The text for people to read: of one that is longer than that makes sense, its beginning and its end.
  package var shortened: String {
    let most = 1000
    guard utf8.count > most, count > most else { return self }
    return prefix(most * 2 / 3) + " … " + suffix(most / 3)
  }
}
