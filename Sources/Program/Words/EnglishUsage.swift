/// The help of the command line, in English.
enum EnglishUsage {
  static func words(_ message: UsageMessage) -> String {
    switch message {
    case .abstract(let command): abstract(command)
    case .discussion(let command): discussion(command)
    case .option(let option): words(option)
    case .value(let value): words(value)
    case .usage: "gradlab [<options>] [<command>]"
    case .ofRuns: "Of runs"
    }
  }

  private static func abstract(_ command: UsageMessage.CommandName) -> String {
    switch command {
    case .gradlab: "See how gradients travel through deep networks, why they vanish, and what really helps."
    case .learn: "Opens a lesson where you left it; without a name the one left last, or the next."
    case .class: "Opens a lesson for a class, which follows and answers on its phones."
    case .lessons: "Lists the lessons, and how far you are in each."
    case .run: "Runs lessons and scripts, and prints as it goes."
    case .check: "Checks lessons: cells run, claims hold, exercises' starters fail and their solutions pass."
    case .audit: "Measures what a text says, claim by claim, and compares with the verdicts written down."
    case .export: "Runs a lesson or script and writes it with its results as a page."
    case .kernel: "Makes gradlab a kernel of Jupyter, for the notebooks that export writes."
    case .doctor: "Says what ails a model in PyTorch; the exit code is 1 if anything does."
    case .watch: "Gives the Python with which a training in PyTorch is watched, for doctor."
    case .new: "Writes the template of a lesson, or of an audit."
    case .config: "Shows the settings, and the file that they are set in."
    case .manual: "Prints the manual page: gradlab man | man -l -"
    case .reference: "Prints the reference of the language as Markdown."
    }
  }

  private static func discussion(_ command: UsageMessage.CommandName) -> String {
    switch command {
    case .gradlab:
      """
      Without a command: the prompt, where Ctrl-C stops the work in hand and Ctrl-D leaves.

      Exit codes: 0 done, 1 a check or cell failed or output was lost, 2 usage (a missing file included), \
      70 a defect of gradlab, 130 interrupted.
      """
    case .learn:
      """
      Enter runs the next step, back goes back, skip passes on, lessons lists them all.

      A lesson that is opened again goes on with its own state, which its earlier cells make anew. --resume brings \
      back the last session in a lesson instead, with all that you tried and kept in it.

      A lesson reads and writes in its own folder alone, and asks before it writes.
      """
    case .class:
      """
      The terminal stays yours: Enter goes on, and browsers that have the address and the code show what it shows. At a \
      question the class answers; Enter closes the vote, vote opens another one when they have talked, and Enter runs \
      the cell.

      Without --host nobody but this machine gets in. Your own progress is left alone, and a class begins at the \
      beginning; goto leads on.
      """
    case .run:
      """
      A file is a lesson if its name ends in .md, otherwise a script; - is standard input. A lesson's questions are \
      printed, its exercises solved. The first failure ends it.

      A script does what it says. A lesson reads and writes in its own folder alone, and asks before it writes.
      """
    case .check:
      "Problems are named by file and line. The exit code is 1 if there are any. No file is written."
    case .audit:
      """
      The file is Markdown: for each claim what is said, a measurement, its figures, the rules of the verdict, and the \
      verdict. gradlab new --audit FILE writes one to start from; lessons/README.md describes the form.

      The exit code is 1 where a verdict differs from the one written down, 2 where the file can't be read. With --json \
      each claim is a line, with every value of its figures.
      """
    case .export:
      """
      Without -o it goes to standard output. A folder of lessons, or the course where no file is named, becomes a page \
      each in the folder that -o names, as html with an index. A page in html asks its reader before it shows.
      """
    case .kernel:
      """
      gradlab kernel --install, and JupyterLab has it. Jupyter's Python needs ipykernel: pip install ipykernel.

      Without an option it serves one session: requests come on standard input, one in JSON a line, and answers go to \
      standard output; docs/json.md has the form.
      """
    case .doctor:
      """
      A run that gradlab_watch wrote (.jsonl; gradlab watch) is diagnosed as it is, whatever the model is made of. Of \
      weights (.safetensors) the description of the network comes from the file's metadata, or from --net; where neither \
      says it, they are looked at by themselves.

      The exit code is 0 where nothing fails, 1 where something does, and 2 where that can't be told. Of several \
      files it is the largest.
      """
    case .watch: "Without an option it says how that is used. docs/watch.md describes what such a run holds."
    case .lessons, .new, .config, .manual, .reference: ""
    }
  }

  private static func words(_ option: UsageMessage.Option) -> String {
    switch option {
    case .plain: "Text for a screen reader: no drawing, every chart as a sentence and a small table."
    case .json: "Results as JSON, one statement a line; docs/json.md has the format."
    case .color: "Colour: auto, always or never."
    case .language: "The language: en or zh."
    case .seed: "The seed that the session starts with."
    case .precision: "The arithmetic: float32 or float64."
    case .resume:
      "Brings back the last session, or with learn the last one in a lesson, also after a crash or a power cut."
    case .allowFiles: "Lets lessons read and write any file, unasked, and not only those of their own folder."
    case .slides: "Begins each stop on an empty screen, for a projector."
    case .lesson: "A lesson's name, as `gradlab lessons` lists them, or a file."
    case .teacher: "Shows the notes for the teacher."
    case .fresh: "Begins the lesson anew: with no place, guess or solution of before, which the file keeps."
    case .host:
      "The address of this machine that the class can reach; 127.0.0.1, for trying it alone, if left out."
    case .port: "The port; 0 is one that is free."
    case .results: "Writes the answers down, without names, as they come in: .csv"
    case .notes:
      "Shows your notes on the step in hand, with a clock: for a second terminal, beside a class that runs."
    case .overwriteResults: "Writes over the file of --results, without asking."
    case .runFiles: "Lessons, scripts, or - for standard input."
    case .keepGoing: "Goes on after a failure; the exit code still tells of it."
    case .checkFiles: "Lessons, scripts, or folders of lessons."
    case .checkSeeds:
      "Runs each lesson with this many other draws of all its seeds too; an assertion has to hold for 99 of 100."
    case .claims: "A document of claims."
    case .auditSeeds: "Over how many seeds, in place of what the file says."
    case .claim: "Measures this claim alone; may be repeated."
    case .exportFile: "A lesson (.md), a script, or a folder of lessons."
    case .exportFormat: "html, ipynb or md."
    case .audience: "reader, student (hints, no solutions) or teacher (notes, solutions open)."
    case .exportTo: "The file or folder to write."
    case .overwritePages: "Writes over files of that name, without asking."
    case .install: "Writes the kernel where your Jupyter looks for it."
    case .uninstall: "Takes it away again."
    case .prefix: "For the Jupyter of this prefix, a Python environment or /usr/local, in place of yours."
    case .program: "The gradlab that the kernel starts, where it is not this one."
    case .doctorFiles: "Runs (.jsonl) and weights (.safetensors)."
    case .net: "Of weights: the network, as one would type it, where the file does not say."
    case .on: "Of weights: the data to look at it with: csv(\"file.csv\", target=\"column\")."
    case .step: "The step whose table is shown; the last if left out."
    case .unfold: "A row for each module, and none for a whole block."
    case .follow: "Goes on as the run does, until it ends or by Ctrl-C."
    case .pageFormat: "html: writes a page."
    case .pageFile: "The file to write, for --to."
    case .overwritePage: "Writes over a file of that name, without asking."
    case .python: "Prints gradlab_watch.py, one file on PyTorch alone."
    case .watchTo: "Writes it to this file."
    case .newFile: "The file to write; it must not exist."
    case .newAudit: "Writes a document of claims, for gradlab audit."
    }
  }

  private static func words(_ value: UsageMessage.Value) -> String {
    switch value {
    case .number: "number"
    case .name: "name"
    case .when: "when"
    case .file: "file"
    case .fileOrFolder: "file or folder"
    case .address: "address"
    case .lesson: "lesson"
    case .description: "description"
    case .data: "data"
    case .format: "format"
    case .out: "out"
    case .whom: "whom"
    case .folder: "folder"
    case .path: "path"
    }
  }
}
