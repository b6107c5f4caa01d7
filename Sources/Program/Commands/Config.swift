import ArgumentParser
import Documents
import Lab

/// The settings in force.
struct Config: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows the settings, and the file that they are set in.")

  @OptionGroup var output: OutputOptions

  func run() throws {
    let console = Console(output)
    let settings = Configuration.ofReader
    var table = Table(columns: [
      Table.Column("key"), Table.Column("value"), Table.Column("from"), Table.Column("takes", drop: 0),
    ])
    for key in Configuration.keys {
      let value = key.value(settings)
      let takes = SettingsMessage.takes(key.takes).words(in: .current)
      table.rows.append([
        .text(Text(key.name, .code)), .text(Text(value ?? key.fallback())),
        .text(value == nil ? "default" : "file"), .text(Text("\(takes): \(key.summary)")),
      ])
    }
    let file: Text =
      Configuration.path.map { "Set in \($0, .code), a line for each: \("keys = vi", .code)." }
      ?? "Without HOME there is no file to set them in."
    let data = Configuration.keys.map { key in
      let value = key.value(settings)
      return ResultFormat.object(
        "setting",
        [
          JSON.Member("key", .string(key.name)), JSON.Member("value", .string(value ?? key.fallback())),
          JSON.Member("from", value == nil ? "default" : "file"),
        ])
    }
    console.show(Output([.table(table), .paragraph(file)], data: data))
    if !settings.problems.isEmpty {
      throw Complaint(CommandMessage.settings(settings.problems), code: 1)
    }
  }
}
