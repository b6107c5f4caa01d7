import CommandKit
import Documents
import Lessons

/// The pictures of a lesson, read from its folder.
package struct PagePictures: Sendable {
  private var pictures: [String: Picture] = [:]

  package init() {}

  /// - Parameters:
  ///   - parts: of the lesson that is open in the session: it reads what the lesson may read.
  ///   - session: which has run the lesson.
  /// - Throws: where one is not there, lies outside of the lesson's folder or is no picture.
  package init(of parts: [LessonPart], in session: LessonSession) throws(Failure) {
    var left = Picture.most
    for file in parts.flatMap(\.pictures) where pictures[file] == nil {
      guard !file.contains("://") else { throw Failure(PageMessage.pictureElsewhere(file: file)) }
      let bytes = try session.bytes(of: file.removingPercentEncoding, atMost: Picture.most)
      guard bytes.count <= left else {
        throw Failure(PageMessage.picturesTooLarge(file: file, limit: Picture.most))
      }
      left -= bytes.count
      guard let picture = Picture(bytes) else { throw Failure(PageMessage.notAPicture(file: file)) }
      pictures[file] = picture
    }
  }

  package subscript(file: String) -> Picture? { pictures[file] }
}

extension String {
  /// As its file is called: CommonMark writes a blank as %20.
  fileprivate var removingPercentEncoding: String {
    guard contains("%") else { return self }
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"),
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? self
  }
}

extension LessonPart {
  /// The files of the pictures in it.
  fileprivate var pictures: [String] {
    switch self {
    case .title, .step, .note, .cell: []
    case .prose(let blocks): blocks.flatMap(\.pictures)
    case .aside(let details): details.blocks.flatMap(\.pictures)
    case .question(let question):
      (question.text + question.options.map { .paragraph($0.text) }).flatMap(\.pictures)
    case .result(let result): result.output.document.blocks.flatMap(\.pictures)
    case .answer(let question, _): (question.explanation?.blocks ?? []).flatMap(\.pictures)
    case .exercise(let exercise):
      (exercise.text + (exercise.hints + [exercise.solutionDetails]).flatMap(\.blocks)).flatMap(\.pictures)
    }
  }
}

extension Block {
  fileprivate var pictures: [String] {
    switch self {
    case .paragraph(let text), .heading(let text, _): text.pictures
    case .list(let items, _): items.flatMap { $0.flatMap(\.pictures) }
    case .quote(let blocks), .aside(_, let blocks): blocks.flatMap(\.pictures)
    case .details(let summary, let blocks): summary.pictures + blocks.flatMap(\.pictures)
    case .table(let table):
      table.rows.flatMap { row in
        row.cells.flatMap { cell -> [String] in
          if case .text(let text) = cell { text.pictures } else { [] }
        }
      }
    case .code, .chart, .verdict, .rule, .gap: []
    }
  }
}

extension Text {
  fileprivate var pictures: [String] { runs.compactMap(\.picture) }
}
