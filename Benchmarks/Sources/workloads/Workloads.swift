import ArgumentParser
import Glibc

@main struct Workloads: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workloads",
    abstract: "Runs the workloads w0 to w8, and language, and checks what they come to.")

  @Argument(help: "w0 … w8, language; without any: w1 to w5.")
  var works: [String] = []
  @Option(help: "1 or 2.") var threads = 1
  @Option(help: "Only these variants, like D50; several with commas.") var variants = ""
  @Option(help: "How long each is repeated, at least, in seconds.") var seconds = 2.0
  @Option(help: "Seconds to wait for a quiet machine.") var patience = 20.0
  @Option(help: "The gradlab to start, for w0 and w6.") var gradlab = "../.build/release/gradlab"
  @Option(help: "The lessons to check, for w6.") var lessons = "../lessons"
  @Flag(help: "A line of JSON for each.") var json = false

  func validate() throws {
    for name in works where Self.catalog(self)[name] == nil {
      throw ValidationError("\(name) is none of \(Self.catalog(self).keys.sorted().joined(separator: ", "))")
    }
    guard threads == 1 || threads == 2 else { throw ValidationError("threads are 1 or 2") }
  }

  func run() throws {
    let catalog = Self.catalog(self)
    let wanted = variants.split(separator: ",").map(String.init)
    for name in works.isEmpty ? ["w1", "w2", "w3", "w4", "w5"] : works {
      for work in catalog[name] ?? [] where wanted.isEmpty || wanted.contains(work.variant) {
        let measurement = try Measurement.take(work, threads: threads, seconds: seconds, patience: patience)
        print(json ? measurement.json : measurement.text)
        fflush(nil)
      }
    }
  }

  static func catalog(_ options: Workloads) -> [String: [Work]] {
    [
      "w0": Processes.starts(gradlab: options.gradlab),
      "w1": [Training.example],
      "w2": Probes.depths,
      "w3": [Training.wide],
      "w4": [Training.normalized],
      "w5": Functions.all,
      "w6": [Processes.check(gradlab: options.gradlab, lessons: options.lessons)],
      "w7": Growth.all,
      "w8": Sweeps.all,
      "language": Language.all,
    ]
  }
}
