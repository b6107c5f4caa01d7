/// Chinese for what stands on help's pages of terms, names and values.
enum ChineseHelpPages {
  static func words(_ message: HelpPageText) -> String {
    switch message {
    case .it: "`it` 是最近一条测量命令的结果：probe、train、evaluate、theory 等等。"
    case .shown: "`_` 是最近显示的值，`_3` 是语句 3 显示的值：数字就是行首的编号。"
    case .ofStatement(let number): "语句 \(number) 显示的值。"
    case .last: "最后一层或最后一轮，写在方括号里：`it.gradient[last]`。"
    case .none: "无；用在参数可以不给东西的地方：`clip=none`。"
    case .yes: "是；用于问是或否的参数：`nesterov=true`。"
    case .no: "否；用于问是或否的参数：`nesterov=false`。"
    case .pi: "圆周率 π，3.14159…。"
    case .by: "区间的步长：`2..60 by 2`；或者倍数：`1e-4..1 by *10`。"
    case .family(let name, let signature): "`\(name)` 是一个族：参数每选一组就有一个值，写作 `\(signature)`。"
    case .variantsOfFamily: "给参数一个列表或区间，就得到它的变体。"
    case .parameter: "参数"
    case .byDefault: "默认"
    case .needed: "必填"
    case .fieldOfResult(let field, let verb, let meaning): "`\(field)`，\(verb) 结果的字段：\(meaning)。"
    case .toSeeField(let field, let verb): "要看它：先 `\(verb)`，再 `it.\(field)`。"
    case .fieldOfResults(let field): "`\(field)` 是结果的字段：在下面任一命令之后写 `it.\(field)`。"
    case .of: "命令"
    case .whatItIs: "是什么"
    case .holds(let name, let noun): "`\(name)` 的值是\(spaced(noun))。"
    case .isValue(let noun): "它是\(spaced(noun))。"
    case .each(let kind, let noun): "\(kind)，每个都是\(spaced(noun))"
    case .variesOver: "变化的是"
    case .values: "取值"
    case .oneOfThem: "取其中一个"
    case .variant: "变体"
    case .trained(let parameters, let epochs): "\(parameters) 个参数，训练了 \(epochs) 轮"
    case .untrained(let seed, let draw): "未经训练；权重由种子 \(seed) 的第 \(draw) 次抽样得来"
    case .more(let name): "详见 `help \(name)`。"
    case .numbers(let count, let axes, let first, let last, let name):
      "\(count) 个数（\(axes)）：`\(name)[\(first)]`、`\(name)[\(last)]`、`plot \(name)`。"
    case .byAxes(let axes, let counts): "\(axes)：\(counts)"
    case .youType: "输入"
    case .value: "值"
    case .sentence(let meaning): "\(meaning)。"
    case .about: "关于"
    case .moreTerms: "`help 词` 解释每一个，中文英文都行；你自己的名称也行：`help wild`。"
    case .term: "词"
    case .otherWord: "英文"
    case .calledInOther(let word): "英文：\(word)。"
    case .termsWith(let word): "含有“\(word)”的词："
    case .slip("红外学习率", let word, _):
      "“红外学习率”是文章的笔误，照字面是 infrared learning rate；说的是\(word)（Reduce-on-Plateau）。"
    case .slip("批量正则化", let word, let meant): "“批量正则化”是文章的笔误：正则化是 regularization；说的是\(word)（\(meant)）。"
    case .slip(let said, let word, let meant): "文章里写作“\(said)”，通行的叫法是\(word)（\(meant)）。"
    case .lastResult: "最近的结果"
    case .lastOfAxis: "轴上的最后一个"
    case .lastOne: "最后一个"
    }
  }

  /// With a blank before what begins with a letter or a figure of its own.
  private static func spaced(_ noun: String) -> String {
    noun.first.map { $0.isASCII && ($0.isLetter || $0.isNumber) } == true ? " " + noun : noun
  }
}
