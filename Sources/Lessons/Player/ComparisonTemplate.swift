import Documents

/// A sentence that holds a guess against what was found, with places where its figures go: for a page, whose script
/// grades with nobody to ask.
package struct ComparisonTemplate: Sendable {
  package enum Place: String, Sendable, CaseIterable {
    /// The guess: a number with two significant digits, the number of an option, or words.
    case said
    /// What was measured.
    case found
    /// The right options.
    case right
    /// By how much the guess is off: decades with one digit after the mark, a share in whole per cent, or so many times
    /// with two significant digits.
    case size
    /// How many predictions were made, and how right they were on average.
    case count, mean
  }

  /// "decades-far-large": in what terms, how far (close, near or far), in which direction.
  package let name: String
  /// The sentence's stretches, each with the place that it is, if it is one.
  package let pieces: [(run: Text.Run, place: Place?)]

  /// - Parameter places: how the catalog prints what was put in each place.
  init(_ name: String, _ message: PlayerMessage, _ places: [Place: String]) {
    self.name = name
    pieces = message.text.runs.map { run in (run, places.first { $0.value == run.string }?.key) }
    precondition(
      Set(pieces.compactMap(\.place)) == Set(places.keys), "\(name) does not say all of its figures")
  }

  /// In the language that is spoken.
  package static var all: [ComparisonTemplate] {
    options + numbers + [
      ComparisonTemplate("words", .comparison(.words(said: "said")), [.said: "said"]),
      ComparisonTemplate(
        "score", .end(.predictions(count: 719, mean: 0.37)), [.count: "719", .mean: "37 %"]),
    ]
  }

  private static var options: [ComparisonTemplate] {
    [
      ComparisonTemplate("right", .comparison(.right(sure: nil, counts: true)), [:]),
      ComparisonTemplate(
        "wrong", .comparison(.wrong(said: "said", sure: nil, right: [719], counts: true)),
        [.said: "said", .right: "719"]),
    ]
  }

  private static var numbers: [ComparisonTemplate] {
    let directions: [(String, Guess.Direction)] = [("large", .tooLarge), ("small", .tooSmall)]
    var all = [number("spot-on", .none), number("beyond", .beyondDecades)]
    all.append(number("times-large", .timesTooLarge(2.9e29), "2.9e29"))
    for (name, direction) in directions {
      all.append(number("times-off-\(name)", .times(2.9e29, direction), "2.9e29"))
      for (far, size, words) in [("close", 0.3, "0.3"), ("near", 0.7, "0.7"), ("far", 8.3, "8.3")] {
        all.append(number("decades-\(far)-\(name)", .decades(size, direction), words))
      }
      for (far, size, words) in [("close", 0.07, "7 %"), ("near", 0.34, "34 %"), ("far", 0.87, "87 %")] {
        all.append(number("share-\(far)-\(name)", .share(size, direction), words))
      }
    }
    return all
  }

  private static func number(
    _ name: String, _ distance: Guess.Distance, _ size: String? = nil
  ) -> ComparisonTemplate {
    // Numbers that are printed as nothing else in the sentence is.
    var places: [Place: String] = [.said: "7.1e71", .found: "5.13e53"]
    places[.size] = size
    let message = PlayerMessage.Comparison.measured(
      said: 7.1e71, sure: nil, found: 5.13e53, distance, counts: true)
    return ComparisonTemplate(name, .comparison(message), places)
  }
}
