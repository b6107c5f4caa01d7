import CommandKit
import Messages

enum ChineseEvaluation {
  static func words(_ message: NameMessage) -> String {
    switch message {
    case .toBeFilledIn: "这里还有空要填。"
    case .familyWantsParameters(let name, let signature): "\(name) 是族，要给参数：\(signature)。"
    case .nothingMeasured: "还没有测量过；先用 probe、train 或 evaluate。"
    case .commandWantsBrackets(let name): "\(name) 是命令；在表达式里要带括号：\(name)(…)。"
    case .functionWantsBrackets(let name): "\(name) 是函数，要带括号：\(name)(…)。"
    case .nestedTooDeep(let family): "\(family) 嵌套得太深。"
    case .tooManyCalls(let most):
      "这里名称调用名称超过 \(most) 次；给其中一部分起个不带括号的名称，它只算一次。"
    case .whoseField(let name): "谁的 \(name)？it.\(name) 是最近一次测量的。"
    case .unknown(let name): "没有 \(name) 这个名称。"
    case .closest(let name, let kind, let closest):
      "没有叫 \(name) 的\(noun(kind))。最接近的是 \(closest)。"
    case .capitals(let closest): "区分大小写：它叫 \(closest)。"
    case .takesNoBrackets(let name): "\(name) 装的是一个值，不带括号。"
    case .onlyNamesTakeBrackets: "只有名称能带圆括号；方括号用来从结果里选取。"
    case .methodTakesOneNumber(let method, let activation):
      "\(method) 接受一个数\(activation.map { "：\($0).\(method)(0.3)" } ?? "")。"
    case .noMethod(let method, let given):
      "\(noun(given))没有函数 \(method)；激活函数有 value(z) 和 slope(z)。"
    case .oneExpressionWanted: "这里只要一个表达式。"
    case .parameterTwice(let name): "参数 \(name) 出现了两次。"
    case .usesItself(let name): "\(name) 不能用到它自己。"
    case .isReserved(let name, let free): "\(name) 是语言自己的词，不能赋值；可以用 \(free)。"
    case .belongsToLessons(let verb): "\(verb) 在上课时用；“learn”打开一课。"
    case .inFamily(let source, let failure): "在 \(source) 里：\(failure.reason.words(in: .chinese))"
    }
  }

  static func words(_ message: ShownValueMessage) -> String {
    switch message {
    case .noneYet: "还没有显示过值；_ 是最近显示的那个。"
    case .none(let statement): "第 \(statement) 条语句没有显示值；history 列出所有语句。"
    case .notKept(let statement):
      "第 \(statement) 条语句的值已经不保留了：只保留最近 \(ShownValues.mostValues) 个，总共不超过 \(ShownValues.mostBytes >> 20) MB。"
    case .noStatement(let number, _) where number < 1: "语句从 1 开始编号。"
    case .noStatement(_, 0): "还没有执行过语句。"
    case .noStatement(_, 1): "到现在只有一条语句，它的值是 _1。"
    case .noStatement(_, let count): "到现在有 \(count) 条语句，最后一条的值是 _\(count)。"
    }
  }

  static func words(_ message: ListMessage) -> String {
    switch message {
    case .endsNotFinite: "区间的两个端点都得是有限的数。"
    case .stepNeeded(let lower, let upper):
      "端点不是整数的区间要写步长：\(literal(lower))..\(literal(upper)) by …，或者 by *10。"
    case .noStep(let step, let lower, let upper):
      "步长 \(literal(step)) 从 \(literal(lower)) 走不到 \(literal(upper))。"
    case .noFactor(let factor, let lower, let upper):
      "每次乘以 \(literal(factor))，从 \(literal(lower)) 走不到 \(literal(upper))。"
    case .tooMany(let count, let most): "\(literal(count)) 个变体超过了 \(most) 个；步长取大些。"
    case .tooLong(let most): "一个列表最多有 \(most) 个值。"
    case .gridTooLarge(let sizes, let most):
      "\(sizes.map(String.init).joined(separator: " × ")) 个变体超过了 \(most) 个；缩短一个列表，或者步长取大些。"
    case .oneNumberWanted: "这里要的是一个数，不是列表。"
    case .numberWanted(let given): "这里要的是数，给的是\(noun(given))。"
    }
  }

  static func words(_ message: OperationMessage) -> String {
    switch message {
    case .joinsLayers(let given): "“->”连接的是层，而这是\(noun(given))。"
    case .arrowJoins: "连接层用“->”。"
    case .unfit(let sign, let left, let right): "\(noun(left))和\(noun(right))之间不能用“\(sign)”。"
    case .rowsDoNotPair(let left, let leftAxis, let right, let rightAxis):
      "按\(leftAxis.afterHan.beforeHan)的 \(left) 个数和按\(rightAxis.afterHan.beforeHan)的 \(right) 个数配不成对。"
    case .countsDoNotPair(let left, let right): "\(left) 个数和 \(right) 个数配不成对。"
    case .repeatedByFraction(let times): "网络要重复整数次，不能是 \(literal(times)) 次。"
    case .tooManyLayers(let count, let most): "\(literal(count)) 层超过了 \(most) 层。"
    case .tooDeep(let most): "层、学习率调度和数据互相嵌套，深度不超过 \(most)。"
    case .tooManyParts(let most): "一个学习率调度最多由 \(most) 个别的调度组成。"
    case .noTolerance(let given): "容差是不小于 0 的数，不能是 \(given)。"
    }
  }

  static func words(_ message: PickMessage) -> String {
    switch message {
    case .byNumberOrLast(let axis): "\(name(axis).beforeHan)按编号选取，或者用 last。"
    case .nothingToPickFrom: "这里只有一个结果，没有可选取的。"
    case .unknownAxis(let axis, let known):
      "没有叫 \(axis) 的轴；有：\(known.joined(separator: "、"))。"
    case .unknownVariant(let label, let known): "没有叫 \(label) 的变体。变体有：\(shortened(known))。"
    case .unknownPlace(let axis, let label, let known):
      "\(name(axis).beforeHan)里没有 \(label)；有：\(shortened(known))。"
    case .onSeveralAxes(let label, let axes):
      "\(Listing.all(axes).words(in: .chinese)) 这几个轴上都有 \(label)；写明是哪个：\(axes.first ?? "")=\(label)。"
    case .noneYet(let axis): "还没有\(name(axis).afterHan)。"
    case .outOfReach(let axis, let number, let count):
      "没有编号为 \(literal(number)) 的\(name(axis).afterHan)；编号从 1 到 \(count)。"
    }
  }

  static func words(_ message: FieldMessage) -> String {
    switch message {
    case .notFoundHere(let verb, let field, let known):
      "这一次 \(verb) 没有得到 \(field)；它有：\(known.joined(separator: "、"))。"
    case .unknown(let field, let owner, let known, let verbs):
      "没有叫 \(field) 的字段；\(words(owner))有：\(known.joined(separator: "、"))。"
        + (verbs.isEmpty ? "" : "\(Listing.any(verbs).words(in: .chinese)) 给出 \(field)。")
    case .noFields(let given): "\(noun(given))没有字段。"
    }
  }

  static func words(_ owner: FieldOwner) -> String {
    switch owner {
    case .result(let verb): "\(verb) 的结果"
    case .data: "数据集"
    case .network: "网络"
    case .activation: "激活函数"
    case .run: "训练记录"
    }
  }

  static func words(_ message: RemarkMessage) -> String {
    switch message {
    case .joinedStartsAnew(let network): "\(network) 原来有自己的权重；用它接成的网络从头开始。"
    }
  }

  static func words(_ message: LimitMessage) -> String {
    switch message {
    case .tooManyParameters(let count, let most):
      "\(SpokenSize.grouped(count)) 个参数，超过了 \(SpokenSize.grouped(most)) 个。"
    case .tooLittleMemory(let load, let needed, let free):
      "\(noun(load))约占内存 \(SpokenSize.memory(needed))，而空闲的只有 \(SpokenSize.memory(free))。"
    }
  }

  private static func noun(_ load: LimitMessage.Load) -> String {
    switch load {
    case .network(let parameters, let samples):
      "\(SpokenSize.grouped(parameters)) 个参数和 \(SpokenSize.grouped(samples)) 个样本"
    case .table(let file): "\(file) 里的数"
    case .layers(let count): "\(SpokenSize.grouped(count)) 层"
    case .data(let samples, let numbers):
      "\(SpokenSize.grouped(samples)) 个样本、每个 \(SpokenSize.grouped(numbers)) 个数，"
    }
  }

  private static func noun(_ kind: ValueKind) -> String { kind.noun.words(in: .chinese) }

  private static func name(_ axis: String) -> String { ChinesePresentation.axis(axis) }

  private static func shortened(_ labels: [String]) -> String {
    labels.count <= 8 ? labels.joined(separator: "、") : labels.prefix(6).joined(separator: "、") + "……"
  }
}
