import ArgumentParser
import Documents
import Lab

/// The settings in force.
struct Config: ParsableCommand {
  static var configuration: CommandConfiguration { CommandConfiguration(.config) }

  @OptionGroup var output: OutputOptions

  func run() throws {
    let console = Console(output)
    let settings = Configuration.ofReader
    var table = Table(columns: [
      column(.key), column(.value), column(.origin), column(.takes, drop: 0),
    ])
    for key in Configuration.keys {
      let value = key.value(settings)
      table.rows.append([
        .text(Text(key.name, .code)), .text(Text(value ?? key.fallback())),
        .text(words(.origin(isFile: value != nil))), .text(words(.takesFor(key.takes, key.setting))),
      ])
    }
    let file = words(Configuration.path.map { .setIn(path: $0) } ?? .noHome)
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

  private func words(_ message: SettingsMessage) -> Text { message.text }

  private func column(_ column: SettingsMessage.Column, drop: Int? = nil) -> Table.Column {
    Table.Column(words(.column(column)), drop: drop)
  }
}
