import Messages

/// Chinese for what to write instead of a mistake.
enum ChineseAdvice {
  static func words(_ message: AdviceMessage) -> String {
    switch message {
    case .boundWithout(let word, let line): "赋值不用写 \(word)：\(line)。"
    case .familyForm: "族（带参数的名称）用“=”来写，例如 f(x) = x + 1。"
    case .rangeIsLoop(nil): "这里没有循环。区间就是循环，例如 2..60。"
    case .rangeIsLoop(let line?): "这里没有循环。区间就是循环：\(line)。"
    case .listIsLoop: "这里没有循环。一个区间或列表就代表其中所有的值。"
    case .noBranch(let word): "这里没有 \(word)：一条语句只算一件事。"
    case .nothingIsImported: "什么都不用导入：所有的词都是现成的，help 会列出它们。"
    case .shownByWriting(let line): "想看一个值，写出它就行：\(line)。"
    case .oneWord(let verb): "\(verb) 是一个词，要连写。"
    case .capitalsCount(let name): "区分大小写：\(name)。"
    case .unknownVerb(let name, let closest): "没有叫 \(name) 的命令。最接近的是 \(closest)。"
    case .noVerbOrBracketTouches(let name, let meant):
      "没有叫 \(name) 的命令；族的参数写在括号里，括号紧跟族的名称：\(meant)。"
    case .noVerb(let name):
      "没有叫 \(name) 的命令；一行要么是命令和它的参数，要么是名称、“=”和值，要么是一个值。"
    case .keyAfterVerb(let verb, let key, let value):
      "参数用“=”，写在命令后面：\(verb) … \(key)=\(value)。"
    case .takesBrackets(let name, let meant): "\(name) 不是命令，要带括号：\(meant)。"
    case .oneStatement: "一行只写一条语句。"
    case .endsWithLine(let sign): "语句到行尾就结束，不用“\(sign)”。"
    case .arrowEndsLine: "一行不能以“->”开头：把它写在上一行的末尾。"

    case .verbIsBound(let verb, let line): "\(verb) 是命令：\(line)。"
    case .verbTakesBrackets(let meant): "命令当作值用时要带括号：\(meant)。"
    case .verbInValue(let verb): "\(verb) 是命令，当作值用时要带括号：\(verb)(…)。"
    case .resultIsIt(let verb, nil): "\(verb) 是命令；它测得的结果是 it。"
    case .resultIsIt(let verb, let line?): "\(verb) 是命令；它测得的结果是 it：\(line)。"
    case .blankAfterVerb: "命令和它后面的内容之间要有空格。"
    case .takesNothing(let verb): "\(verb) 后面什么都不带。"
    case .takesOneThing(let taker): "\(taker) 只接受一个值；要给几个，就用方括号写成列表。"
    case .takesOneWord(let verb): "\(verb) 只接受一个词。"
    case .subjectComesFirst(let verb, let subject):
      "\(verb) 不带参数名的值写在最前面：\(verb) \(subject)。"

    case .keyWithoutDashes(let key): "参数名前面不加连字符：\(key)=。"
    case .keyBeforeAssign(let keys): "“=”前面要有参数名：\(any(keys))。"
    case .keyWantsValue(let key, nil): "\(key) 还缺一个值。"
    case .keyWantsValue(let key, let example?): "\(key) 还缺一个值：\(key)=\(example)。"
    case .keyTakesAssign(let key, let value): "参数名后面用“=”：\(key)=\(value)。"
    case .keyStandsHere(let keys): "这里要写参数名和“=”：\(any(keys))。"
    case .keysInBrackets: "命令的参数要么全写在括号里，要么全不用括号。"
    case .blanksBetweenKeys: "参数之间用空格隔开。"
    case .valueWantsKey(let verb, let key, let value):
      "\(verb) 只有一个值不带参数名：\(key)=\(value)。"
    case .textWantsKey(let key, let text): "这里的文本要带上参数名：\(key)=\(text)。"
    case .textInQuotes(let key, let text): "文本要加引号：\(key)=\"\(text)\"。"
    case .fileWantsKey(let key, let name): "文件名要加引号，这里还要带上参数名：\(key)=\"\(name)\"。"
    case .fileInQuotes(let name): "文件名要加引号：\"\(name)\"。"

    case .shell: "这里没有 shell：Ctrl-Z 切到 shell，fg 切回来。引号还没闭合时，Tab 列出文件。"
    case .clears: "Ctrl-L 清屏；reset 忘掉所有名称。"
    case .writtenHere(let line): "这里的写法是 \(line)。"
    case .bareVerb(let verb): "这条命令单独写：\(verb)。"
    case .noLength(let word): "没有 \(word)：想知道有多少，看 data.samples、deep.layers 和 it.epochs。"
    case .noFunction(let word):
      "没有 \(word)：数有 ln、log10、exp、sqrt 和 abs，数列有 min、max、mean、median 和 std。"
    case .rangeByStep(let lower, let upper): "区间的步长这样写：\(lower)..\(upper) by …。"
    case .layersJoin: "层与层之间用“->”连接。"
    case .namesStay: "名称可以重新赋值，但不能删除；reset 忘掉所有名称，undo 撤回最近一步。"
    case .lastValue: "最近显示的值是 _，第 3 条语句的值是 _3；it 是最近一次测量的结果。"
    case .valueOfStatement(let number): "第 \(number) 条语句的值是 _\(number)。"
    case .reserved(let word, let free): "\(word) 是语言自己的词；可以用 \(free)。"
    case .boundAnew(let line): "重新赋值用“=”：\(line)。"
    case .bindsWithAssign: "给名称赋值用“=”。"
    case .oneBinding: "一行只有一个“=”：名称逐个赋值；判断相等用“==”。"
    case .oneNameALine: "一行一个名称：逐个赋值。"
    case .partIsBound: "名称装的是整个值，不能只给值的一部分赋值。"
    case .onlyNamesAreBound: "只有名称能赋值；判断相等用“==”。"
    case .fieldIsName(let meant): "字段是名称；选取用方括号：\(meant)。"

    case .bracketTouches(let meant, nil): "括号要紧跟它前面的词：\(meant)。"
    case .bracketTouches(let meant, let verb?):
      "\(verb) 只接受一个值，括号要紧跟它前面的词：\(meant)。"
    case .roundBrackets(let meant): "圆括号给参数，方括号用来选取：\(meant)。"
    case .rangeInBrackets(let range, let factor): "区间要相乘，先加括号：(\(range)) * \(factor)。"
    case .listInSquares: "列表写在方括号里。"
    case .severalInList: "几个值要写成列表，放在方括号里。"
    case .commaIsMissing: "少了一个逗号。"
    case .commaIsMissingBetween(let left, let right): "少了一个逗号：\(left), \(right)。"
    case .commasBetweenValues: "值与值之间用逗号隔开。"
    case .trailingComma: "这个逗号后面什么都没有。"
    case .equalityOrKey: "判断相等用“==”；参数名得是一个名称。"

    case .equality: "判断相等用“==”。"
    case .unequal: "判断不等用“!=”。"
    case .atMost: "小于等于写成“<=”。"
    case .atLeast: "大于等于写成“>=”。"
    case .nearlyEqual: "约等于写成带容差的“==”。"
    case .oneClaim: "一行只写一个论断。"
    case .oneClaimALine(nil): "没有 and，也没有 or：一行只写一个论断。"
    case .oneClaimALine(let chain?): "没有 and，也没有 or：一行只写一个论断，或者连着比较：\(chain)。"
    case .claimIsTurned(let sign): "没有“\(sign)”：把论断反过来写，例如 not a < b 写成 a >= b。"

    case .decimalComma(let number): "数里不写逗号，小数点写成点：\(number)。"
    case .oneDot: "一个数只有一个小数点。"
    case .numberHasNoBlanks(let number): "数里面不留空格：\(number)。"
    case .twoNumbers: "两个数挨在一起：中间少了运算符或逗号。"
    case .writtenOut(let number): "数要完整写出：\(number)。"
    case .share(let number): "比例写成数：\(number)。"
    case .noPlus: "数前面不写 + 号。"
    case .signIsMissing(let left, let right): "少了运算符：\(left) * \(right)。"
    case .signOrName(let number, let rest):
      "少了运算符，或者名称以数字开头了：\(number) * \(rest)。"
    case .signBetweenValues: "两个值之间少了运算符。"
    case .arrowIsMissing: "两个值之间少了箭头“->”。"
    case .joinsWithArrow: "值与值之间用“->”连接。"
    case .times(nil): "乘号是“*”。"
    case .times(let product?): "乘号是“*”：\(product)。"
    case .minus: "减号是“-”。"
    case .power(let exponent): "乘方用“^”：^\(exponent)。"
    case .rangeHasTwoDots: "区间用两个点。"
    case .stepFollowsBy: "区间的步长写在 by 后面，例如 2..60 by 2。"
    case .noColon: "这门语言里没有冒号：区间写成 2..60，参数名后面用“=”。"
    case .noQuotes: "词不加引号。"
    case .noDollar: "名称前面不加“$”。"
    }
  }

  private static func any(_ names: [String]) -> String { Listing.any(names).words(in: .chinese) }
}
