// class-by-lines [HOST [PORT [LANGUAGE]]]: a class whose teacher is another program. It prints the address with the
// code, takes a command a line, and prints a line of JSON for each:
//
//   step TITLE              a step begins
//   cell BYTES              a cell with a table and a chart, of about so many bytes as a page
//   text TEXT               a paragraph
//   open KIND ID ROUND      a vote: decades, number, option, options or words, on three options
//   close                   closes it, and prints its answers
//   reveal ID NUMBER…       shows its answers beside a number (decades, number) or options
//   count                   devices and answers
//   drop                    ends every connection
//   end                     ends the class, and the program
import ClassServer
import Classroom
import Documents
import Platform

let arguments = CommandLine.arguments
let room = Room(title: "A class by lines <&>", language: arguments.count > 3 ? arguments[3] : "en")
let server = try ClassServer(
  room, host: arguments.count > 1 ? arguments[1] : "127.0.0.1",
  port: arguments.count > 2 ? UInt16(arguments[2]) ?? 0 : 0)
server.start()

func say(_ json: JSON) {
  print(json.text())
  fflush(nil)
}

/// A result as a lesson's cell has it, and as large as is wanted.
func cell(_ bytes: Int) -> Document {
  let rows = max((bytes - 4000) / 120, 1)
  let table = Table(
    columns: [Table.Column("layer"), .number("rms"), .number("ratio"), .bars(ChartAxis("share"))],
    rows: (0..<rows).map { row in
      [.number(row), .number(0.25 / Double(row + 1)), .number(1.1 * Double(row)), .bar(Double(row))]
    })
  let depths = (1...60).map(Double.init)
  let chart = LineChart(
    "The gradient by layer", x: ChartAxis("layer"), y: ChartAxis("rms", .log10),
    series: ["sigmoid", "tanh"].enumerated().map { place, name in
      LineChart.Series(name, x: depths, y: depths.map { 1 / (Double(place + 2) * $0) })
    })
  return [.code("probe it", language: "gradlab"), .table(table), .chart(chart)]
}

func ballot(_ kind: String, _ id: String, _ round: Int) -> Ballot? {
  let options: [Text] = ["It <b>shrinks</b>", "It \("stays", .strong)", "It grows"]
  let text: [Block] = [.paragraph("How large is the gradient of layer 1, \(id)?")]
  switch kind {
  case "decades": return Ballot(id: id, round: round, kind: .number(inDecades: true), text: text)
  case "number": return Ballot(id: id, round: round, kind: .number(inDecades: false), text: text)
  case "option": return Ballot(id: id, round: round, kind: .option, text: text, options: options)
  case "options": return Ballot(id: id, round: round, kind: .options, text: text, options: options)
  case "words": return Ballot(id: id, round: round, kind: .words, text: text)
  default: return nil
  }
}

func json(_ tally: Tally) -> JSON {
  [
    "question": .string(tally.ballot.id), "round": .number(Double(tally.ballot.round)),
    "count": .number(Double(tally.count)),
    "options": .numbers(tally.countsOfOptions.map(Double.init)), "numbers": .numbers(tally.numbers),
    "words": .strings(tally.words),
  ]
}

say([
  "address": .string(server.address), "code": .string(room.code.digits), "port": .number(Double(server.port)),
])
var kinds: [String: String] = [:]
while let line = readLine() {
  let parts = line.split(separator: " ").map(String.init)
  let rest = line.split(separator: " ", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
  let document = parts.first == "cell" ? cell(Int(rest) ?? 10_000) : []
  let begin = ContinuousClock.now
  func seconds() -> JSON { .number((ContinuousClock.now - begin) / .seconds(1)) }
  switch parts.first {
  case "step":
    room.begin(Text(rest))
    say(["seconds": seconds()])
  case "cell":
    room.show(document)
    say(["seconds": seconds(), "revision": .number(Double(room.revision))])
  case "text":
    room.show([.paragraph(Text(rest))], as: .prose)
    say(["seconds": seconds()])
  case "open":
    guard parts.count == 4, let ballot = ballot(parts[1], parts[2], Int(parts[3]) ?? 1) else {
      say(["error": "open KIND ID ROUND"])
      continue
    }
    kinds[parts[2]] = parts[1]
    room.open(ballot)
    say(["seconds": seconds()])
  case "close": say(room.close().map(json) ?? nil)
  case "reveal":
    let numbers = parts.dropFirst(2).compactMap(Double.init)
    let id = parts.count > 1 ? parts[1] : ""
    let isNumber = kinds[id] == "decades" || kinds[id] == "number"
    room.reveal(id, isNumber ? numbers.first.map { .number($0) } : .options(numbers.map { Int($0) }))
    say(["seconds": seconds()])
  case "count":
    let devices = room.devices
    say([
      "joined": .number(Double(devices.joined)), "present": .number(Double(devices.present)),
      "answers": .number(Double(room.openVote?.count ?? 0)),
    ])
  case "drop":
    server.disconnect()
    say(["seconds": seconds()])
  case "end":
    room.end()
    server.stop()
    say(["seconds": seconds()])
    exit(0)
  default: say(["error": "no such command"])
  }
}
