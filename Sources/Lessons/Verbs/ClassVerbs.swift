import CommandKit

/// The verbs that a teacher has beside those of the lessons.
package enum ClassVerb: String, Hashable, Sendable, CaseIterable {
  case vote, votes, pick, room
}

extension LessonVerb {
  /// Those for a class, which `gradlab class` alone has.
  package static let ofClass: [LessonVerb] = [
    ofClass(.vote, "Has the class answer the question in hand once more."),
    ofClass(
      .votes, "Shows you what the class has answered to the question in hand.",
      discussion: [
        "`votes to=\"tuesday.csv\"` writes down the answers to all questions so far, without names: how often each was given to each vote."
      ],
      parameters: [
        Parameter("to", [.file], default: .absent, isKeyed: true, "a file for all answers so far: .csv"),
        .overwrite,
      ]),
    ofClass(
      .pick, "Shows the class one of the answers in words.",
      parameters: [.word("number", "the answer's number, as `votes` lists it")]),
    ofClass(.room, "Shows the address and the code of the class again.", aliases: ["qr"]),
  ]

  private static func ofClass(
    _ verb: ClassVerb, _ summary: String, discussion: [String] = [], parameters: [Parameter] = [],
    aliases: [String] = []
  ) -> LessonVerb {
    LessonVerb(
      verb.rawValue, summary, group: "class", discussion: discussion, parameters: parameters,
      aliases: aliases, traits: .leavesNoTrace
    ) { player, use, show throws(Failure) in try player.attending?.run(verb, use, player, show) }
  }
}
