import CommandKit
import Documents

/// English for the topics.
enum EnglishTopics {
  static let all: [HelpTopic] = [variants, results, networks, seeds, watch, runs, terms, keys]

  private static func topic(_ name: String, _ summary: String, _ blocks: [Block]) -> HelpTopic {
    Topics.topic(name, summary, blocks)
  }

  private static func lines(_ pairs: [(String, Text)]) -> Block { Topics.lines("you type", "you get", pairs) }

  private static let variants = topic(
    "variants", "lists and ranges anywhere: comparisons, sweeps, several seeds",
    [
      .paragraph(
        "A list or a range in place of a value makes variants, side by side. Each one written is an axis with a name."
      ),
      lines([
        ("probe tower(20, [sigmoid, relu])", "a row a variant, side by side"),
        ("probe tower(2..60, sigmoid)", "a curve over the depth, theory beside it"),
        ("train tower(4, relu) seed=1..10", "median and range over ten seeds"),
        ("act = [tanh, relu]", "a name is one choice: its uses move together"),
        ("(2..60 by 2) * dense(64)", "a range of depths, in brackets"),
        ("1e-4..1 by *10", "a range by factors"),
        ("it.loss[relu]", "the loss of one variant"),
        ("it[depth=20].ratio", "an axis by its name"),
        ("max(it.losses, over=epoch)", "the largest along one axis; without over, of all"),
      ]),
    ])

  private static let results = topic(
    "results", "it and _, fields after a dot, picks in square brackets",
    [
      .paragraph(
        "\("it", .code) is the result of the last command that measured. A verb with brackets is a value: \("probe(tower(20, relu)).factor", .code)."
      ),
      lines([
        ("it.factor", "a number of the result"), ("it.gradient[1]", "layer 1"),
        ("it.gradient[last]", "the last layer"),
        ("it.losses[100]", "epoch 100"),
        ("_ + 1", "the last value that was shown, and one more"),
        ("_3", "what statement 3 showed; the prompt and history have the numbers"),
        ("help it", "what a result has, and what each of its fields means"),
        ("time train deep", "the statement, and how long it took"),
        ("expect it.ratio < 1e-10", "a claim, checked"),
        ("expect it.factor == 0.236 +- 0.02", "one with a tolerance"),
      ]),
    ])

  private static let networks = topic(
    "networks", "layers joined by ->, repeated by *, families with parameters",
    [
      lines([
        ("dense(64, relu) -> dense(1, sigmoid)", "two layers; the input size comes from the data"),
        ("20 * dense(64, tanh)", "twenty layers"),
        ("dense(64) -> batchnorm -> relu", "an activation is a layer too"),
        ("residual(dense(64, tanh))", "adds its input to what is inside"),
        ("tower(depth, act) = depth * dense(64, act) -> dense(1, sigmoid)", "a family: tower(20, relu)"),
        ("deep = tower(20, relu)", "a name; train deep changes what it holds"),
        ("fresh deep", "the next draw of its weights"),
      ]),
      .paragraph("How first weights are drawn follows from the activation, unless init= says otherwise."),
    ])

  private static let seeds = topic(
    "seeds", "where random numbers come from",
    [
      .paragraph(
        "A random number depends on seed, draw, purpose and place, never on what ran before: the same line typed twice is the same network, and free play changes nothing."
      ),
      lines([
        ("seed 7", "for networks and data written from now on"),
        ("probe tower(20, relu) seed=1..10", "ten seeds as variants of networks, batches and dropout"),
        ("fresh deep", "another draw with the same seed"),
      ]),
      .paragraph("The first data is drawn with seed 1 in every session."),
    ])

  private static let watch = topic(
    "watch", "any network, from PyTorch: watched where it trains, looked at here",
    [
      .paragraph(
        "What gradlab has no layers for it can look at all the same. \("gradlab watch --python > gradlab_watch.py", .code) writes one file that needs nothing but PyTorch, and two lines in a training have it write what passes each module:"
      ),
      .code(
        "from gradlab_watch import watch\nwatch(model, \"run.jsonl\", optimizer=optimizer, every=10)",
        language: "python"),
      lines([
        ("gradlab doctor run.jsonl", "whether it trains, what fails and where, and what to try"),
        ("gradlab doctor --follow run.jsonl", "the same while it goes on"),
        ("gradlab doctor --to html -o run.html run.jsonl", "a page of it"),
        ("watched = load(\"run.jsonl\")", "the run as a value: help runs"),
      ]),
    ])

  private static let runs = topic(
    "runs", "a training that was watched, as a value",
    [
      .paragraph(
        "\("load", .code) of a file that ends in .jsonl is a run: the figures of each module at each step that was measured. Its fields are rows of numbers, by layer and step."
      ),
      lines([
        ("watched = load(\"run.jsonl\")", "the run; what gradlab watch wrote"),
        ("probe watched step=40", "the table of a step; of the last one without step="),
        ("diagnose watched", "the verdict, by the same three questions as for networks"),
        ("plot watched", "the loss over the steps"),
        (
          "plot watched of=signal",
          "a heat map, module by step; so of=size, spread, gradient, step, dead, saturated"
        ),
        ("watched.signal", "the numbers; watched.loss, watched.gradient, watched.step …"),
        ("export watched to=\"run.csv\"", "all of them, a row each"),
      ]),
      .paragraph(
        "A run has no network that could be trained or changed here; verbs that need one say so. help watch tells how a run is made."
      ),
    ])

  private static let terms = topic(
    "terms", "the words of the field: gradient, loss, epoch, ratio …", Glossary(language: .english).overview)

  private static let keys = topic(
    "keys", "keys at the prompt",
    [
      lines([
        ("Enter", "runs a finished statement, or begins its next line"),
        ("Tab, Shift-Tab", "completes; then goes through what can stand here, as ↑ ↓ do"),
        ("↑ ↓", "what was typed before and begins alike; after an error ↑ has the corrected line"),
        ("Ctrl-R", "lists what was typed before and narrows as you type; Enter takes, Ctrl-G leaves"),
        ("→ or Ctrl-F", "takes the grey suggestion"),
        ("F1", "help on the word at the cursor; so does ? after a name, and Enter then only leaves it"),
        ("Home, End", "start and end of the line, as Ctrl-A, Ctrl-E; with Ctrl of the statement"),
        ("Ctrl-←, Ctrl-→", "go by words, as with Alt"),
        ("Ctrl-U, Ctrl-K", "take away the line before or behind the cursor"),
        ("Ctrl-W, Alt-D", "take away the word before or behind; so do Ctrl-Backspace, Ctrl-Delete"),
        ("Ctrl-Y", "puts back what was taken away; Alt-Y what was taken away before that"),
        ("Alt-.", "the last argument of the statement before; again, of the one before it"),
        ("Alt-T, Alt-#", "change two words; keep the line as a comment"),
        ("Ctrl-_", "undoes the last edit"),
        ("Alt-Enter", "a new line; so does Shift-Enter where the terminal tells it from Enter"),
        ("Ctrl-X Ctrl-E", "the statement in your editor (VISUAL or EDITOR); Enter runs it then"),
        ("Esc", "closes the menu, leaves a search"),
        ("Ctrl-C", "stops the work in hand; at the prompt clears the line"),
        ("Ctrl-Z", "back to the shell; fg goes on"),
        ("Ctrl-D", "leaves; everything is kept"),
      ])
    ])
}
