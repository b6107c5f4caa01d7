import Documents
import Testing

@testable import Classroom

struct DistributionTests {
  private func table(_ document: Document) throws -> Table {
    guard case .table(let table)? = document.blocks.first else { throw NoTable() }
    return table
  }

  private struct NoTable: Error {}

  private func text(_ cell: Table.Cell) -> String {
    switch cell {
    case .text(let text): text.string
    case .number(let value, let format, _): format.string(value)
    default: ""
    }
  }

  @Test func bothVotesStandBesideWhatIsRight() throws {
    let ballot = Ballot(id: "q", kind: .option, text: [], options: ["falls", "stays"])
    let first = Tally(ballot, [Answer.options([1]), .options([1]), .options([2]), .options([1])])
    let second = Tally(ballot.again, [Answer.options([2]), .options([2])])
    let table = try table(Distribution([first, second], .options([2])).document)
    #expect(
      table.columns.map(\.title.string) == ["answer", "first vote, 4", "share", "second vote, 2", "share"])
    #expect(
      table.rows.map { row in [0, 1, 3].map { text(row.cells[$0]) } } == [
        ["1  falls", "75 %", "0 %"], ["✓ 2  stays", "25 %", "100 %"],
      ])
    #expect(table.foot.map(\.string) == ["Right: 25 %, then 100 %"])
  }

  @Test func numbersStandInDecadesAroundWhatWasMeasured() throws {
    let ballot = Ballot(id: "q", kind: .number(inDecades: true), text: [])
    let tally = Tally(ballot, [2e-5, 9e-5, 3e-4, 0.02].map { Answer.number($0) })
    let table = try table(Distribution([tally], .number(5e-5)).document)
    #expect(
      table.rows.map { text($0.cells[0]) } == [
        "✓ 1e−5 to 1e−4", "1e−4 to 0.001", "0.001 to 0.01", "0.01 to 0.1",
      ])
    #expect(table.rows.map { text($0.cells[1]) } == ["50 %", "25 %", "0 %", "25 %"])
    #expect(table.foot.map(\.string) == ["Measured: 5.00e−5", "Right: 50 %"])
  }

  @Test(arguments: [
    [1.0], [0, 0, 0], [-3, 4], [1e308, -1e308], [.leastNonzeroMagnitude, 1], [1, 1.0000001],
    Array(repeating: 7, count: 50),
    (1...200).map { Double($0) * 1e6 },
  ])
  func everyNumberIsInOneRange(_ numbers: [Double]) {
    for inDecades in [false, true] where !inDecades || numbers.allSatisfy({ $0 > 0 }) {
      let bins = Bins(numbers, inDecades: inDecades)
      #expect((1...13).contains(bins.ranges.count))
      for number in numbers { #expect(bins.ranges.contains(bins.place(number))) }
      for index in bins.ranges { #expect(!bins.label(index).words(in: .english).isEmpty) }
    }
  }

  @Test func whatLiesBeyondIsSaidOfTheRangesAtTheEnds() {
    let numbers = [-50, 0.99] + (0..<40).map { 0.2 + 0.001 * Double($0) }
    let bins = Bins(numbers, inDecades: false)
    let labels = bins.ranges.map { bins.label($0).words(in: .english) }
    #expect(labels.first == "below 0.205" && labels.last == "0.235 and more")
  }

  @Test func whatAllSayTellsWhereItIs() {
    let labels = [[0.05], [-3, -3], [0]].map { Bins($0, inDecades: false).label(0).words(in: .english) }
    #expect(labels == ["0.05 to 0.055", "−3 to −2.5", "0 to 1"])
  }

  @Test func whatWasSaidInWordsIsNotShownToTheClass() {
    let ballot = Ballot(id: "q", kind: .words, text: [])
    let document = Distribution([Tally(ballot, [Answer.words("secret")])], nil).document
    #expect(document == [.paragraph("1 answered in words.")])
  }

  @Test func nothingIsShownWhereNobodyAnswered() {
    let room = Room(title: "A lesson")
    room.open(Ballot(id: "q", kind: .option, text: [], options: ["a"]))
    room.close()
    #expect(room.reveal("q", .options([1])) == nil && room.reveal("unknown", nil) == nil)
    #expect(room.revision == 2)
  }
}
