import CommandKit
import Documents
import Lab
import Lessons

/// A lesson with its results as a Jupyter notebook whose cells run: what the lesson asks is asked before the result is
/// open, what an exercise wants is written into a cell.
package struct Notebook {
  private let parts: [LessonPart]
  private let audience: Audience
  private let beginning: [String]
  private let pictures: PagePictures

  private var cells: [JSON] = []
  private var ids: Set<String> = []
  private var step = 0
  /// Markdown that has no cell yet.
  private var prose: [Block] = []
  /// Whether a question waits for the next cell's result.
  private var isAsked = false

  /// - Parameters:
  ///   - parts: what running the lesson gave.
  ///   - beginning: statements that make a new session the one that the lesson runs in; they have a cell of their own.
  package init(
    _ parts: [LessonPart], for audience: Audience = .reader, beginning: [String] = [],
    pictures: PagePictures = PagePictures()
  ) {
    self.parts = parts
    self.audience = audience
    self.beginning = beginning
    self.pictures = pictures
  }

  package var json: JSON {
    var copy = self
    copy.build()
    return [
      "cells": .array(copy.cells),
      "metadata": ["kernelspec": NotebookLanguage.kernel, "language_info": NotebookLanguage.info],
      "nbformat": 4,
      "nbformat_minor": 5,
    ]
  }

  private mutating func build() {
    var rest = parts[...]
    if case .title(let title)? = rest.first {
      rest.removeFirst()
      write([.heading(title, level: 1)], id: "title")
    }
    if !beginning.isEmpty { code(beginning.joined(separator: "\n"), id: "session") }
    while let part = rest.popFirst() { write(part, &rest) }
    flush()
  }

  private mutating func write(_ part: LessonPart, _ rest: inout ArraySlice<LessonPart>) {
    switch part {
    case .title(let title): prose.append(.heading(title, level: 1))
    case .step(let title):
      flush()
      step += 1
      prose.append(.heading(title, level: 2))
    case .prose(let blocks): prose += blocks
    case .aside(let details): prose.append(details.block)
    case .note(let note):
      guard audience == .teacher else { return }
      prose.append(.forTeacher(note))
    case .question(let question):
      let words = PageMessage.prediction.words(in: .current)
      write(
        [.quote([.paragraph(Text(words, .strong))] + question.text + question.listed)],
        id: "predict-\(question.id)")
      isAsked = true
    case .answer(let question, let measured): write(answer(question, measured), id: "answer-\(question.id)")
    case .cell(let cell):
      code(
        cell.code, id: cell.id ?? "cell-\(step)", outputs: Self.results(&rest), fails: cell.fails,
        isHidden: isAsked)
      isAsked = false
    case .exercise(let exercise): write(exercise, &rest)
    case .result: break
    }
  }

  /// What is right and why, folded: the result of the cell is above it.
  private func answer(_ question: Lesson.Question, _ measured: Result<Double, Failure>?) -> [Block] {
    let right = question.solution(measured: measured).map { [Block.paragraph($0)] } ?? []
    let blocks = right + (question.explanation?.blocks ?? [])
    guard !blocks.isEmpty else { return [] }
    return [.details(summary: Text(PageMessage.answer.words(in: .current)), blocks)]
  }

  /// A cell for what is to be written and one that checks it; hints and solution stand between, folded.
  private mutating func write(_ exercise: Lesson.Exercise, _ rest: inout ArraySlice<LessonPart>) {
    while case .cell(let cell)? = rest.first, cell.role != nil {
      rest.removeFirst()
      _ = Self.results(&rest)
    }
    let words = PageMessage.exercise.words(in: .current)
    write([.paragraph(Text(words, .strong))] + exercise.text, id: "exercise-\(exercise.id)")
    // As it stands it does not run, or does not pass.
    code(exercise.starter?.code ?? "", id: "starter-\(exercise.id)", fails: true)
    let details = exercise.solutionDetails
    var help = exercise.hints.map(\.block)
    switch audience {
    case .student: break
    case .reader: help.append(details.block)
    case .teacher: help += [.paragraph(details.summary.styled(.strong))] + details.blocks
    }
    write(help, id: "help-\(exercise.id)")
    code(exercise.check.code, id: "check-\(exercise.id)", fails: true)
  }

  private static func results(_ rest: inout ArraySlice<LessonPart>) -> [Output] {
    var results: [Output] = []
    while case .result(let result)? = rest.first {
      results.append(result.output)
      rest.removeFirst()
    }
    return results
  }

  // MARK: Cells

  /// - Parameters:
  ///   - fails: whether a run of the whole notebook goes on although it does.
  ///   - isHidden: whether its outputs are closed until the reader runs it, or opens them.
  private mutating func code(
    _ text: String, id: String, outputs: [Output] = [], fails: Bool = false, isHidden: Bool = false
  ) {
    flush()
    let id = fresh(id)
    // A student's copy is filled in by running it.
    let shown = audience == .student ? [] : outputs.filter { !$0.document.blocks.isEmpty }
    var metadata: [JSON.Member] = []
    if fails { metadata.append(JSON.Member("tags", ["raises-exception"])) }
    if isHidden, !shown.isEmpty { metadata.append(JSON.Member("jupyter", ["outputs_hidden": true])) }
    cells.append([
      "cell_type": "code", "id": .string(id), "metadata": .object(metadata), "execution_count": nil,
      "source": .string(text.trimmed.showingHidden),
      "outputs": .array(
        shown.enumerated().map { $1.notebookOutput(id: "\(id)-\($0 + 1)", isFirst: $0 == 0) }),
    ])
  }

  private mutating func flush() { write([], id: "text-\(step)") }

  /// What stood in the prose before, and these blocks in a cell of their own.
  private mutating func write(_ blocks: [Block], id: String) {
    let before = prose
    prose = []
    markdown(before, id: "text-\(step)")
    markdown(blocks, id: id)
  }

  private mutating func markdown(_ blocks: [Block], id: String) {
    var attached: [JSON.Member] = []
    let pictures = pictures
    let text = Document(blocks).markdown(picturesAt: { file in
      guard let picture = pictures[file] else { return nil }
      let name = Self.name(from: file, allowing: "._")
      if !attached.contains(where: { $0.key == name }) {
        attached.append(
          JSON.Member(name, .object([JSON.Member(picture.kind.rawValue, .string(picture.base64))])))
      }
      return "attachment:" + name
    }).trimmed
    guard !text.isEmpty else { return }
    let cell: JSON = [
      "cell_type": "markdown", "id": .string(fresh(id)), "metadata": .object([]), "source": .string(text),
    ]
    cells.append(attached.isEmpty ? cell : cell.adding([JSON.Member("attachments", .object(attached))]))
  }

  /// A name in which only letters and digits of ASCII and these signs stand.
  private static func name(from wanted: String, allowing signs: String) -> String {
    String(
      wanted.map { ($0.isASCII && ($0.isLetter || $0.isNumber)) || signs.contains($0) ? $0 : "-" })
  }

  /// A name of letters that notebooks allow, once for each cell.
  private mutating func fresh(_ wanted: String) -> String {
    let base = String(Self.name(from: wanted, allowing: "_").prefix(56))
    var id = base
    var number = 1
    while !ids.insert(id).inserted {
      number += 1
      id = "\(base)-\(number)"
    }
    return id
  }
}

extension Output {
  /// The output of a cell, as a notebook keeps it.
  fileprivate func notebookOutput(id: String, isFirst: Bool) -> JSON {
    if let failure {
      guard case .object(let members) = failure.notebookError else { return .null }
      return .object([JSON.Member("output_type", "error")] + members)
    }
    return [
      "output_type": "display_data", "metadata": .object([]),
      "data": document.mimeBundle(id: id, isStyled: isFirst),
    ]
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first?.isNewline == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
