import Documents

/// What is said of claims, in Chinese.
enum ChineseClaims {
  static func words(_ message: ClaimMessage) -> String {
    switch message {
    case .isEmpty: "文件是空的：gradlab new --audit 加文件名，写出一份可以照着改的论断文件。"
    case .isTooLarge(let limit): "文件超过 \(limit >> 20) MiB，论断文件用不着这么大。"
    case .isNoDocumentOfClaims: "这不是论断文件：论断文件的文件头里有一行 kind: claims。"
    case .isNoLesson(let file): "这是论断文件，不是课：gradlab audit \(file) 会测量它。"
    case .problems(let problems): problems.description
    case .noneBuiltIn: "这个程序编译时没有带上论断。"
    case .noSuchClaim(let number, let claims):
      "没有论断 \(number)；有 \(claims.map(String.init).joined(separator: "、"))。"
    case .noTitle: "论断文件要有一个一级标题（单个 #），就是它的题目。"
    case .secondTitle: "论断文件只有一个一级标题（单个 #）；论断用 ##。"
    case .noClaims: "里面没有论断：先写标题 ## 1 · § 2.3，再在下面写第 2.3 节说了什么。"
    case .heading(let text):
      "论断的标题写编号和出处，例如 ## 5 · § 3.1，而不是 \(text)。"
    case .repeatedNumber(let number, let line): "论断 \(number) 在第 \(line) 行已经有了：这一条换个编号。"
    case .missing(let part, let claim): "论断 \(claim) 缺\(needed(part))。"
    case .repeated(let part, let claim): "论断 \(claim) 已经有\(name(part))了：只留一处。"
    case .measurementOutside: "测量写在所属论断的标题下面。"
    case .measurementKeys: "测量的 gradlab 后面不带任何键。"
    case .emptyMeasurement: "这个测量是空的：写上测量这条论断的语句。"
    case .figureForm: "一项数值由名称、冒号和反引号里的表达式组成：- 损失：`it.loss`"
    case .ruleForm: "规则以加粗的结论开头（\(outcomes)）：1. **成立**"
    case .unknownOutcome(let written): "没有“\(written)”这种结论。可用的有：\(outcomes)。"
    case .noConditions:
      "规则要有条件，否则结论是写上去的，不是测出来的：在它下面写 - `it.loss < 0.3`"
    case .conditionForm: "条件写成 expect 能用的样子，放在反引号里，别的都不写：- `it.loss < 0.3`"
    case .verdictForm: "规则之后写它们得出的结论，结论加粗：结论：**成立**"
    case .verdictWithoutRule(let outcome):
      "写下的结论是“\(outcome.words(in: .chinese))”，可没有一条规则得出它。"
    case .figureUnreadable(let expression, let failure):
      "数值 \(expression) 读不懂。\(failure.reason.words(in: .chinese))"
    case .conditionUnreadable(let condition, let failure):
      "条件 \(condition) 读不懂。\(failure.reason.words(in: .chinese))"
    case .measurementUnreadable(let failure): failure.reason.words(in: .chinese)
    case .figureIsNoNumber(let expression): "数值 \(expression) 不是每个种子一个数。"
    case .noSuchLesson(let file): "这个文件旁边没有课 \(file)。"
    case .noSuchCell(let cell, let file): "\(file) 里没有 id=\(cell) 的单元格。"
    case .cellNamesNoClaim(let cell, let file, let number):
      "\(file) 的单元格 \(cell) 没有说它展示这条论断：在那里写上 claim=\(number)。"
    case .cellOfNoClaim(let number, let file):
      "这个单元格展示论断 \(number)，而 \(file) 里没有这一条。"
    case .differsFromOtherLanguage(let file, let line):
      "这条论断与 \(file) 第 \(line) 行不只是用词不同。"
    }
  }

  private static let outcomes =
    Verdict.Outcome.allCases.map { $0.words(in: .chinese) }.joined(separator: "、")

  private static func name(_ part: ClaimMessage.Part) -> String {
    switch part {
    case .sentence: "论断的话"
    case .place: "指向展示它的单元格的链接"
    case .measurement: "测量"
    case .figures: "数值"
    case .rules: "规则"
    case .verdict: "结论"
    }
  }

  private static func needed(_ part: ClaimMessage.Part) -> String {
    switch part {
    case .sentence: "论断的话：标题下的第一段写原文说了什么"
    case .place: name(part)
    case .measurement: "测量：一个标着 gradlab 的代码块"
    case .figures: "数值：测量下面的列表，- 损失：`it.loss`"
    case .rules: "规则：数值下面的编号列表，1. **成立**，再在它下面列出条件"
    case .verdict: "结论：规则下面的一段，结论：**成立**"
    }
  }

  // MARK: What was found

  static func words(_ message: AuditMessage) -> String {
    switch message {
    case .outcome(let outcome): outcome.words(in: .chinese)
    case .why(.holdsIf, let text): "：\(text.withoutStop)"
    case .why(_, let text): "（\(text.withoutStop)）"
    case .claimed(let sentence): "——\(sentence)"
    case .figure(let label, let value): label + ("）”》".contains(label.suffix(1)) ? "" : " ") + value
    case .figures(let figures): figures.joined(separator: "；")
    case .counts(let counts, let seeds):
      counts.map { "\($0.outcome.words(in: .chinese)) \($0.count) 条" }.joined(separator: "，") + "。"
        + words(.seeds(seeds))
    case .seeds(1): "数值来自 1 个种子。"
    case .seeds(let count): "数值是 \(count) 个种子的中位数，后面是范围。"
    case .noRuleHolds: "预想的结果一个都没有出现"
    case .agreement(let agree, let count):
      agree == count ? "\(count) 条全都与写下的结论一致。" : "\(count) 条里有 \(agree) 条与写下的结论一致。"
    case .differs(let number, let written, let found):
      "论断 \(number)：写下的是“\(written.words(in: .chinese))”，测出的是“\(found.words(in: .chinese))”。"
    case .conditionFails(let condition): "起决定作用的条件：\(condition)"
    case .ruleBefore(let rule, let conditions):
      "排在前面的规则 \(rule) 成立：\(conditions.joined(separator: "；"))"
    case .measuring(let claim, let lesson): "论断 \(claim)\(lesson.map { "：\($0)" } ?? "")"
    }
  }
}

extension String {
  /// Without the stop at its end: what follows goes on.
  fileprivate var withoutStop: Substring { hasSuffix("。") ? dropLast() : self[...] }
}
