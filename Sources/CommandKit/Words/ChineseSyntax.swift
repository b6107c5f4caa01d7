/// Chinese for what can't be read.
enum ChineseSyntax {
  static func words(_ message: SyntaxMessage) -> String {
    switch message {
    case .missingStatement(let verb): "\(verb) 后面要有一条语句：\(verb) train deep。"
    case .prefixTwice(let verb): "\(verb) 在语句前面只写一次。"
    case .onlyOneStatement: "这里只能写一条语句。"
    case .tooDeep(let limit): "嵌套的深度超过 \(limit)；给其中一部分起个名称。"
    case .tooLong(let limit): "一条语句最多 \(limit) 字节；给其中几部分起个名称。"
    case .cantStand(let text): "\(text) 不能写在这里。"
    case .lineBeginsWith(let sign): "一行不能以 \(sign) 开头：它前面要有一个值。"
    case .noMeaning(let sign): "\(sign) 在这里没有意义。"

    case .numberEndsInDot(let digits): "数不以点结尾：写 \(digits) 或 \(digits).0。"
    case .exponentIsMissing(let digits): "少了指数，例如 \(digits)e-3。"
    case .numberTooLarge: "这个数比能计算的最大的数（1.8e308）还大。"
    case .numberTooSmall: "这个数比能计算的最小的数（4.9e-324）还小。"
    case .unclosedText: "文本以什么引号开头，就以什么引号结尾，而且在同一行。"
    case .fieldIsMissing: "点后面要有字段名。"

    case .unclosedBracket: "这个括号没有闭合。"
    case .unopenedBracket: "这个右括号没有对应的左括号。"
    case .closedBy(let opening, let closing): "“\(opening)”要用“\(closing)”闭合。"
    case .emptyBrackets: "括号里是空的。"
    case .emptyList: "列表至少有一个值。"
    case .emptyPick: "方括号用来选取：写明选哪一个，例如 [1] 或 [last]。"

    case .missingValue(nil): "少了一个值。"
    case .missingValue(let sign?): "\(sign) 后面少了一个值。"
    case .missingValueBeforeComma: "这个逗号前面少了一个值。"
    case .missingValueBetween(nil, let sign): "\(sign) 前面少了一个值。"
    case .missingValueBetween(let before?, let sign): "\(before) 和 \(sign) 之间少了一个值。"
    case .twoValues: "两个值挨在一起：要么中间少了运算符，要么第二个值该另起一行。"
    case .rangeHasTwoEnds: "区间有两个端点；步长写在 by 后面，例如 2..60 by 2。"
    case .byBelongsToRange: "by 要跟在区间后面，例如 2..60 by 2。"
    case .mixedComparison: "“==”和“!=”只比较两个值；能连着写的只有“<”这一类。"
    case .toleranceNeedsEquality: "容差“+-”和“==”一起用，例如 a == 0.5 +- 0.01。"

    case .givenTwice(let key): "\(key) 给了两次。"
    case .valuesComeFirst: "不带参数名的值写在前面。"
    case .parametersAreNames: "族的参数得是名称。"
    case .parameterTwice(let family, let parameter): "\(family) 有两个参数都叫 \(parameter)。"

    case .infoKeyIsMissing: "这里要写参数名和它的值，例如 id=start。"
    case .infoWordIsMissing(let key): "\(key) 后面要有一个词，例如 \(key)=start。"
    }
  }
}
