import ArgumentParser

/// The program: its subcommands, each in a file of its own.
struct Gradlab: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradlab",
    abstract: "See how gradients travel through deep networks, why they vanish, and what really helps.",
    discussion: "Without a command: the prompt. Ctrl-C stops the work in hand, Ctrl-D leaves.",
    version: Version.description,
    subcommands: [Prompt.self, Run.self],
    defaultSubcommand: Prompt.self)
}
