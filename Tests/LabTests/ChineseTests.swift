import CommandKit
import Files
import Messages
import Parameters
import Testing
import Twins

@testable import Lab
@testable import Watching

private let missing: FileFailure = .isMissing("a.md")
private let unknown: Failure = Failure(NameMessage.unknown(name: "x"))

/// What the lab says in Chinese, where no table of English words holds the two against each other.
struct ChineseTests {
  static let messages: [any Message] = [
    JournalMessage.notKept(folder: "a", reason: missing),
    JournalMessage.keptNoLonger(path: "a", reason: missing),
    JournalMessage.notCopied(file: "a", reason: missing), JournalMessage.hadFailed,
    JournalMessage.fileHasChanged(file: "a.csv", statement: "data = csv(\"a.csv\")"),
    JournalMessage.fails(statement: "x", reason: unknown),
    FilePermissionMessage.outside(lesson: "a.md", file: "/x.csv", isChecked: false),
    FilePermissionMessage.isTheLessons(file: "x.csv", place: "lessons/x.csv"),
    FilePermissionMessage.nobodyToAsk(lesson: "a.md", file: "x.csv"),
    RunFieldMessage.loss, RunFieldMessage.rate, RunUseMessage.isNoNetwork(verb: "train"),
    ElementKindMessage.function, ElementKindMessage.run, ElementKindMessage.runOf(model: "GPT"),
  ]
  static let meanings: [any Message] =
    ModuleFigure.allCases.map { RunFieldMessage.figure($0) }
    + ([.layers, .epochs, .samples, .features, .entropy, .heldOut, .value, .slope] as [FieldMeaning])

  @Test("Chinese words have the numbers and names of the English ones", arguments: messages + meanings)
  func twins(message: any Message) { #expect(Twins.faults(of: message) == []) }

  static let surroundings: [(PresentationMessage, String, String)] = [
    (.field, "field", "字段"), (.value, "value", "值"), (.variant, "variant", "变体"),
    (.result(verb: "probe"), "The result of probe", "probe 的结果"),
    (.axis("epoch"), "epoch", "轮次"), (.axis("depth"), "depth", "depth"),
    (.numbersAlong(axes: "层", count: 3), "3 numbers, one for each 层.", "3 个数，按层排列。"),
    (.numbersAlong(axes: "depth", count: 3), "3 numbers, one for each depth.", "3 个数，按 depth 排列。"),
    (.numbersBy(axes: "depth", counts: "2 × 3"), "2 × 3 numbers by depth", "2 × 3 个数，按 depth 排列"),
    (.variants(counts: "2 × 3"), "2 × 3 variants", "2 × 3 个变体"),
    (.layers(1), "1 layer", "1 层"), (.epochs(60), "60 epochs", "60 轮"),
    (.withWeights(epochs: 0), "with its weights", "带有自己的权重"),
    (.withWeights(epochs: 1), "with its weights, 1 epoch behind it", "带有自己的权重，已训练 1 轮"),
    (.untrained(seed: 7, draw: 2), "seed 7, draw 2, untrained", "种子 7，重新抽取 2 次，未训练"),
    (
      .described(
        "gaussian",
        by: [
          PresentationMessage.samples(1000).words(in: .english),
          PresentationMessage.sample(steps: 20, features: 1, .ones(498)).words(in: .english),
        ]), "gaussian: 1000 samples, 20 steps of 1 feature → 1 label, 498 ones",
      "gaussian：1000 samples，20 steps of 1 feature → 1 label, 498 ones"
    ),
    (.sample(steps: nil, features: 2, .classes(3)), "2 features → 3 classes", "2 个特征 → 3 个类别"),
    (.sample(steps: 50, features: 2, .values(1)), "50 steps of 2 features → 1 value", "50 步、每步 2 个特征 → 1 个值"),
    (.heldOut(200), "200 samples held out", "留出 200 个样本"),
    (.sideBySide(work: nil, count: 3, .variants), "measuring 3 variants", "测量 3 个变体"),
    (.sideBySide(work: "训练", count: 5, .networks), "训练 5 networks", "训练 5 个网络"),
    (.tensors, "tensors", "张量"),
    (.stopping, "stopping, and keeping what is finished", "正在停止，保留已完成的部分"),
    (
      .bringingBack(statement: 2, of: 9, work: "probe"), "bringing back 2 of 9: probe",
      "恢复第 2 条，共 9 条：probe"
    ),
  ]

  @Test("What stands around values has its words", arguments: surroundings)
  func around(message: PresentationMessage, english: String, chinese: String) {
    #expect(message.words(in: .english) == english)
    #expect(message.words(in: .chinese) == chinese)
  }

  @Test(
    "Sentences read as they should",
    arguments: [
      (
        NameMessage.closest(name: "rleu", kind: .activation, closest: "relu"),
        "没有叫 rleu 的激活函数。最接近的是 relu。"
      ),
      (
        ParameterMessage.wrongKind(parameter: "with", wanted: [.optimizer, .number], given: .none),
        "with 要的是优化器或数，给的是空值（none）。"
      ),
      (
        ParameterMessage.outOfRange(parameter: "rate", range: .from(0, below: 1), given: 1),
        "rate 的取值范围：0 到 1（不含 1）；给的是 1。"
      ),
      (
        FieldMessage.unknown(
          field: "loss", of: .network, known: ["layers", "epochs"], verbs: ["train", "evaluate"]),
        "没有叫 loss 的字段；网络有：layers、epochs。train 或 evaluate 给出 loss。"
      ),
      (PickMessage.outOfReach(axis: "layer", number: 99, count: 3), "没有编号为 99 的层；编号从 1 到 3。"),
      (PickMessage.outOfReach(axis: "depth", number: 9, count: 3), "没有编号为 9 的 depth；编号从 1 到 3。"),
      (
        StopMessage.stoppedWhileWriting(files: ["a.md", "b.csv"]), "已停止；可能还在写 a.md 和 b.csv，别的都没有改变。"
      ),
      (
        ExpectMessage.cannotBeComputed(unknown, otherwise: "先写 x = 3。"), "没有 x 这个名称。\n先写 x = 3。"
      ),
    ] as [(any Message, String)])
  func sentences(message: any Message, words: String) { #expect(message.words(in: .chinese) == words) }
}
