import CommandKit
import Documents
import Lessons
import Messages

/// The pages of a course: one for each lesson, each with its neighbours, and one that lists them.
package struct CoursePages {
  /// The course's own page.
  package static let index = "index.html"

  package let lessons: [Entry]
  private let version: String

  /// A lesson and the name of its page.
  package struct Entry: Sendable {
    package let lesson: Lesson
    package let number: Int?
    /// Without an ending: "02-core-concept".
    package let name: String
  }

  /// - Throws: where a lesson of the library has problems.
  package init(_ library: Library, version: String) throws(Failure) {
    self.version = version
    var lessons: [Entry] = []
    for entry in library.entries {
      let lesson = try entry.lesson()
      lessons.append(Entry(lesson: lesson, number: entry.number, name: lesson.pageName))
    }
    self.lessons = lessons
  }

  /// What the page of a lesson says beside it.
  package func facts(of place: Int) -> PageFacts {
    var facts = PageFacts(version: version)
    facts.number = lessons[place].number
    facts.index = Self.index
    func neighbour(_ place: Int) -> PageFacts.Neighbour? {
      guard lessons.indices.contains(place) else { return nil }
      return PageFacts.Neighbour(title: lessons[place].lesson.title, page: lessons[place].name + ".html")
    }
    facts.previous = neighbour(place - 1)
    facts.next = neighbour(place + 1)
    for entry in lessons { facts.pages[entry.name + ".md"] = entry.name + ".html" }
    return facts
  }

  /// The page that lists the lessons.
  package var indexText: String {
    (lessons.first?.lesson.front.speech ?? .current).spoken { text(in: lessons.first?.lesson.front.lang) }
  }

  private func text(in language: String?) -> String {
    let items = lessons.map { entry -> String in
      let front = entry.lesson.front
      var facts: [PageMessage] = []
      if let section = front.document { facts.append(.section(section)) }
      if let minutes = front.minutes { facts.append(.minutes(minutes)) }
      let value = entry.number.map { " value=\"\($0)\"" } ?? ""
      let link = "<a href=\"\(HTML.escape(entry.name)).html\">\(HTML.escape(front.title))</a>"
      let line =
        facts.isEmpty ? "" : "<br><span class=\"dim\">\(facts.map(\.html).joined(separator: " · "))</span>"
      return "<li\(value)>\(link)\(line)</li>"
    }
    let licences = Set(lessons.compactMap(\.lesson.front.licence))
    var foot: [PageMessage] = [.madeWith(version: version)]
    if licences.count == 1, let licence = licences.first { foot.append(.licence(licence)) }
    let body = """
      <main>
      <h1>\(PageMessage.course.html)</h1>
      <p>\(PageMessage.courseIntroduction.html)</p>
      <ol class="course">
      \(items.joined(separator: "\n"))
      </ol>
      </main>
      <footer>
      <p class="facts">\(foot.map(\.html).joined(separator: " · "))</p>
      </footer>
      """
    return HTMLPage(
      title: PageMessage.course.words(in: .current), language: language ?? DisplayLanguage.current.tag,
      styles: PageScripts.styles,
      body: body
    ).text
  }
}

extension Lesson {
  /// What its page is called, without an ending.
  package var pageName: String {
    let name = file.split(separator: "/").last.map(String.init) ?? id
    return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
  }
}
