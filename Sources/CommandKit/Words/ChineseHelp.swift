import Messages

/// Chinese for what is said where help is asked for.
enum ChineseHelp {
  static func words(_ message: HelpMessage) -> String {
    switch message {
    case .nothing(let subject, let closest):
      "帮助里没有“\(subject)”。" + (closest.map { "最接近的是 \($0)。" } ?? "")

    case .title: "帮助"
    case .inValues: "用在值里"
    case .topics: "主题"
    case .group: "组"
    case .words: "词"
    case .topic: "主题"
    case .what: "说明"
    case .word: "词"
    case .whatItGives: "给出什么"
    case .key: "参数名"
    case .parameter: "参数"
    case .takes: "接受"
    case .byDefault: "默认"
    case .needed: "必填"
    case .field: "字段"
    case .whatItIs: "含义"
    case .verbs: "命令"
    case .verbsOf(let group): "命令：\(group)"
    case .fieldOfResult: "结果的字段"

    case .moreOnOne: "想看其中一项：`help 词`，词可以是命令、组或主题。"
    case .itsResult: "它的结果是 `it`，字段有："
    case .afterDot(let calls): "点后面：\(all(calls))。"
    case .alsoCalled(let names): "也叫 \(all(names))。"
    case .seeAlso(let names): "另见：\(names.joined(separator: "、"))。"

    case .method(let method, let name): "\(name) 的 \(method)"
    case .keyRemark(let summary, let usual): "\(summary)（\(usual)）"

    case .choices(let words): words.joined(separator: "、")
    case .meaning(let summary, let unit, let range):
      summary + (unit.map { "（\($0)）" } ?? "") + (range.map { "，\($0)" } ?? "")
    }
  }

  private static func all(_ names: [String]) -> String { Listing.all(names).words(in: .chinese) }
}
