import ArgumentParser

/// The program: its subcommands, each in a file of its own.
struct Gradlab: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      .gradlab, usage: UsageMessage.usage.words(in: .current), version: Version.description,
      subcommands: [
        Learn.self, Class.self, LessonsList.self, Run.self, Check.self, AuditCommand.self, Export.self,
        Kernel.self, Doctor.self, Watch.self, New.self, Config.self, Manual.self, ReferencePage.self,
      ])
  }

  // Commands that have these groups too take them before or after their name.
  @OptionGroup var output: OutputOptions
  @OptionGroup var session: SessionOptions
  @OptionGroup var resuming: ResumeOptions
  @OptionGroup var files: FileOptions
}
