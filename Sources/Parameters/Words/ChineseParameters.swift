import Messages

enum ChineseParameters {
  static func words(_ message: ParameterMessage) -> String {
    switch message {
    case .wrongKind(let parameter, let wanted, let given):
      "\(parameter) 要的是\(any(wanted.map(noun)))，给的是\(noun(given))。"
    case .outOfRange(let parameter, let range, let given):
      "\(parameter) 的取值范围：\(words(range.reason(against: given)))；给的是 \(literal(given))。"
    case .notWhole(let parameter, let given): "\(parameter) 要的是整数，给的是 \(literal(given))。"
    case .notFinite(let parameter): "\(parameter) 得是有限的数。"
    case .notOneOf(let parameter, let choices, let given):
      "\(parameter) 只能是 \(any(choices))，不能是 \(given)。"
    case .severalValues(let parameter): "\(parameter) 只接受一个值，不接受列表。"
    case .missing(let parameter, nil): "缺少参数 \(parameter)。"
    case .missing(let parameter, let example?): "缺少参数 \(parameter)：\(example)。"
    case .givenTwice(let parameter): "\(parameter) 给了两次。"
    case .unknownKey(let name, let key, let closest?, _):
      "\(name) 没有参数 \(key)。最接近的是 \(closest)。"
    case .unknownKey(let name, _, nil, let known) where known.isEmpty: "\(name) 没有参数。"
    case .unknownKey(let name, let key, nil, let known):
      "\(name) 没有参数 \(key)；它有 \(all(known))。"
    case .otherKey(let reason, let meant): "\(words(reason))：\(meant)。"
    case .takesNothing(let name): "\(name) 后面什么都不带。"
    case .takesNothingWithoutKey(let name): "\(name) 后面的值都要带参数名。"
    case .noParameters(let name, let calls):
      "\(name) 没有参数\(calls.isEmpty ? "" : "：\(any(calls))")。"
    case .tooMany(let name, let parameters):
      "\(name) 最多接受 \(parameters.count) 个值：\(all(parameters))。"
    case .range(let range): words(range)
    }
  }

  private static func words(_ reason: ParameterMessage.OtherKey) -> String {
    switch reason {
    case .keyIs(let key): "参数名是 \(key)"
    case .keyOfOptimizerIs(let key): "优化器的参数名是 \(key)"
    case .keyOfDataIs(let key): "数据的参数名是 \(key)"
    case .rateBelongsToOptimizer: "学习率归优化器管"
    case .rateComesFirst: "学习率是第一个值，不带参数名"
    case .clipIsValue: "梯度裁剪自成一个值"
    }
  }

  private static func words(_ range: NumberRange) -> String {
    switch (range.lower, range.upper) {
    case (let lower?, let upper?):
      range.excludesLower
        ? "大于 \(literal(lower))，\(range.excludesUpper ? "小于" : "不超过") \(literal(upper))"
        : "\(literal(lower)) 到 \(literal(upper))\(range.excludesUpper ? "（不含 \(literal(upper))）" : "")"
    case (let lower?, nil): "\(range.excludesLower ? "大于" : "不小于") \(literal(lower))"
    case (nil, let upper?): "\(range.excludesUpper ? "小于" : "不超过") \(literal(upper))"
    case (nil, nil): "任意的数"
    }
  }

  /// Nouns begin and end with Han or full-width marks, so that no blank is wanted beside them.
  static func noun(_ kind: KindMessage) -> String {
    switch kind {
    case .none: "空值（none）"
    case .number: "数"
    case .wholeNumber: "整数"
    case .flag: "真假值（true 或 false）"
    case .text: "文本"
    case .file: "加引号的文件名"
    case .word: "词"
    case .name: "名称"
    case .axis: "轴的名称"
    case .statement: "语句"
    case .claim: "比较"
    case .topic: "帮助能解释的词"
    case .value: "值"
    }
  }

  private static func noun(_ kind: ValueKind) -> String { kind.noun.words(in: .chinese) }
  private static func all(_ names: [String]) -> String { Listing.all(names).words(in: .chinese) }
  private static func any(_ names: [String]) -> String { Listing.any(names).words(in: .chinese) }
}
