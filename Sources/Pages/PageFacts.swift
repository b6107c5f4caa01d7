import Documents
import Files
import Lessons

/// What a page says beside its lesson, and where its links lead.
package struct PageFacts: Sendable {
  /// Of the program: "0.1.0".
  package var version: String
  /// Of the lesson in its course.
  package var number: Int?
  package var previous: Neighbour?
  package var next: Neighbour?
  /// The course's own page; `nil` where the page stands alone.
  package var index: String?
  /// By the names that lessons link to (`03-activations.md`), the pages that are there.
  package var pages: [String: String] = [:]

  /// Another lesson of the course.
  package struct Neighbour: Sendable, Hashable {
    package var title: String
    /// Its page; `nil` where there is none beside this one.
    package var page: String?

    package init(title: String, page: String? = nil) {
      self.title = title
      self.page = page
    }
  }

  package init(version: String) { self.version = version }

  /// Where a link of the lesson leads in its page: to another site, to a place in this page, or to a page that is there;
  /// `nil`: nowhere.
  func address(_ link: String) -> String? {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let place = parts.count > 1 ? "#" + PageFacts.id(of: String(parts[1])) : ""
    if parts[0].isEmpty { return place.isEmpty ? nil : HTML.address(place) }
    if let page = pages[String(parts[0])] { return HTML.address(page + place) }
    return HTML.absoluteAddress(link)
  }

  /// The id of the element that a cell, question or exercise stands in.
  static func id(of name: String) -> String { "at-" + name }
}

extension PageFacts {
  /// Of a lesson whose page stands by itself: its neighbours in its folder are named, and lead nowhere.
  package static func alone(_ lesson: Lesson, version: String) -> PageFacts {
    var facts = PageFacts(version: version)
    facts.number = Library.Entry(path: lesson.file).number
    guard facts.number != nil, let library = Library(folder: Folder.parent(of: lesson.file)),
      let place = library.entries.firstIndex(where: { $0.file.hasSuffix("/" + lesson.pageName + ".md") })
    else { return facts }
    func neighbour(_ place: Int) -> Neighbour? {
      guard library.entries.indices.contains(place) else { return nil }
      return library.entries[place].front.map { Neighbour(title: $0.title) }
    }
    facts.previous = neighbour(place - 1)
    facts.next = neighbour(place + 1)
    return facts
  }
}
