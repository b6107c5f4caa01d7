/// What pages say around lessons, in Chinese.
enum ChinesePages {
  static func words(_ message: PageMessage) -> String {
    switch message {
    case .lesson(let number): "Lesson \(number)"
    case .section(let section): "section \(section) of the article"
    case .minutes(let count): "about \(count) minute\(count == 1 ? "" : "s")"
    case .copy(.student): "a student’s copy, without solutions"
    case .copy(.teacher): "a teacher’s copy, with notes and solutions"
    case .contents: "Contents"
    case .previous: "Before"
    case .next: "Next"
    case .course: "The course"
    case .courseIntroduction:
      "Each lesson asks before it shows: guess first. What it shows was computed when the page was made."
    case .seed(let seed): "seed \(seed)"
    case .madeWith(let version): "made with gradlab \(version)"
    case .licence(let licence): "licence: \(licence)"
    case .prediction: "Your prediction"
    case .numberField: "Your guess"
    case .slider(let from, let to): "Your guess on a logarithmic scale from \(from) to \(to)"
    case .wordsField: "Your answer, in your own words"
    case .guess: "Guess"
    case .resultAndAnswer: "The result and the answer"
    case .withoutGuess: "Show it without a guess"
    case .result: "The result"
    case .answer: "The answer, and why"
    case .modelAnswer: "A model answer:"
    case .refusal(.number): "The answer is a number, such as 0.7, 2e-3 or 1/3."
    case .refusal(.positive): "The answer is a number above zero, such as 0.7 or 2e-3."
    case .refusal(.option): "Choose one first."
    case .refusal(.options): "Choose at least one first."
    case .refusal(.words): "Write something first."
    case .exercise: "Exercise"
    case .starter: "To begin with"
    case .hint(let number): "Hint \(number)"
    case .solution: "A solution"
    case .forTeacher: "For the teacher"
    case .notAPicture(let file):
      "\(file) is no picture that a page can show: PNG, JPEG, GIF, WebP or SVG."
    case .pictureElsewhere(let file):
      "The picture \(file) is not in a file: a page fetches nothing. Put it beside the lesson."
    case .picturesTooLarge(let file, let limit):
      "With \(file) the pictures of the lesson have more than \(limit >> 20) MiB together."
    }
  }
}
