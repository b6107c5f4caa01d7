import ArgumentParser

/// The program: its subcommands, each in a file of its own.
struct Gradlab: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradlab",
    abstract: "See how gradients travel through deep networks, why they vanish, and what really helps.",
    usage: "gradlab [<options>] [<command>]",
    discussion: """
      Without a command: the prompt, where Ctrl-C stops the work in hand and Ctrl-D leaves.

      Exit codes: 0 done, 1 a check or cell failed or output was lost, 2 usage (a missing file included), \
      70 a defect of gradlab, 130 interrupted.
      """,
    version: Version.description,
    subcommands: [
      Learn.self, Class.self, LessonsList.self, Run.self, Check.self, AuditCommand.self, Export.self,
      Kernel.self, Doctor.self, Watch.self, New.self, Config.self, Manual.self, ReferencePage.self,
    ])

  // Commands that have these groups too take them before or after their name.
  @OptionGroup var output: OutputOptions
  @OptionGroup var session: SessionOptions
  @OptionGroup var resuming: ResumeOptions
  @OptionGroup var files: FileOptions
}
