import Messages

/// English for what to write instead of a mistake.
enum EnglishAdvice {
  static func words(_ message: AdviceMessage) -> String {
    switch message {
    case .boundWithout(let word, let line): "A name is bound without \(word): \(line)."
    case .familyForm: "A family is written with =, as in f(x) = x + 1."
    case .rangeIsLoop(nil): "There are no loops. A range is the loop, as in 2..60."
    case .rangeIsLoop(let line?): "There are no loops. A range is the loop: \(line)."
    case .listIsLoop: "There are no loops. A range or a list stands for all its values."
    case .noBranch(let word): "There is no \(word): one statement computes one thing."
    case .nothingIsImported: "Nothing is imported: every word is there, and help lists them."
    case .shownByWriting(let line): "A value is shown by writing it: \(line)."
    case .oneWord(let verb): "\(verb) is one word."
    case .capitalsCount(let name): "Capitals count: \(name)."
    case .unknownVerb(let name, let closest): "No verb is called \(name). Closest: \(closest)."
    case .noVerbOrBracketTouches(let name, let meant):
      "No verb is called \(name); what a family takes stands in brackets that touch its name: \(meant)."
    case .noVerb(let name):
      "No verb is called \(name); a line is a verb with what it takes, a name with = and a value, or a value."
    case .keyAfterVerb(let verb, let key, let value):
      "A key takes \"=\", after its verb: \(verb) … \(key)=\(value)."
    case .takesBrackets(let name, let meant): "\(name) is no verb and takes brackets: \(meant)."
    case .oneStatement: "One statement a line."
    case .endsWithLine(let sign): "A statement ends with its line, not with \"\(sign)\"."
    case .arrowEndsLine: "A line can't begin with \"->\": end the line before with it."

    case .verbIsBound(let verb, let line): "\(verb) is a verb: \(line)."
    case .verbTakesBrackets(let meant): "In a value a verb takes brackets: \(meant)."
    case .verbInValue(let verb): "\(verb) is a verb, and in a value it takes brackets: \(verb)(…)."
    case .resultIsIt(let verb, nil): "\(verb) is a verb; what it measured is it."
    case .resultIsIt(let verb, let line?): "\(verb) is a verb; what it measured is it: \(line)."
    case .blankAfterVerb: "A blank stands between a verb and what it takes."
    case .takesNothing(let verb): "\(verb) takes nothing."
    case .takesOneThing(let taker):
      "\(taker) takes one thing; a list, in square brackets, stands for several."
    case .takesOneWord(let verb): "\(verb) takes one word."
    case .subjectComesFirst(let verb, let subject):
      "What \(verb) takes without a key comes first: \(verb) \(subject)."

    case .keyWithoutDashes(let key): "A key stands without dashes: \(key)=."
    case .keyBeforeAssign(let keys): "A key stands before \"=\": \(any(keys))."
    case .keyWantsValue(let key, nil): "\(key) wants a value."
    case .keyWantsValue(let key, let example?): "\(key) wants a value: \(key)=\(example)."
    case .keyTakesAssign(let key, let value): "A key takes \"=\": \(key)=\(value)."
    case .keyStandsHere(let keys): "A key with \"=\" stands here: \(any(keys))."
    case .keysInBrackets: "A verb has all it takes inside its brackets, or no brackets."
    case .blanksBetweenKeys: "Keys are separated by blanks."
    case .valueWantsKey(let verb, let key, let value):
      "\(verb) takes one thing without a key: \(key)=\(value)."
    case .textWantsKey(let key, let text): "A text stands here with its key: \(key)=\(text)."
    case .textInQuotes(let key, let text): "A text stands in quotes: \(key)=\"\(text)\"."
    case .fileWantsKey(let key, let name):
      "A file name stands in quotes, here with its key: \(key)=\"\(name)\"."
    case .fileInQuotes(let name): "A file name stands in quotes: \"\(name)\"."

    case .shell:
      "There is no shell here: Ctrl-Z leads to it, and fg back. Tab behind an open quote lists files."
    case .clears: "Ctrl-L clears the screen; reset forgets all names."
    case .writtenHere(let line): "Here that is \(line)."
    case .bareVerb(let verb): "A verb stands by itself: \(verb)."
    case .noLength(let word):
      "There is no \(word): data.samples, deep.layers and it.epochs say how many there are."
    case .noFunction(let word):
      "There is no \(word): numbers have ln, log10, exp, sqrt and abs, rows of them min, max, mean, median and std."
    case .rangeByStep(let lower, let upper): "A range has a step: \(lower)..\(upper) by …."
    case .layersJoin: "Layers are joined by \"->\"."
    case .namesStay: "A name is bound anew or stays; reset forgets them all, and undo takes back the last."
    case .lastValue: "The last value shown is _, and that of statement 3 is _3; it is what was measured last."
    case .valueOfStatement(let number): "The value of statement \(number) is _\(number)."
    case .reserved(let word, let free): "\(word) is a word of the language; free: \(free)."
    case .boundAnew(let line): "A name is bound anew with \"=\": \(line)."
    case .bindsWithAssign: "A name is bound with \"=\"."
    case .oneBinding: "One = a line: bind each name on its own; equality is \"==\"."
    case .oneNameALine: "One name a line: each is bound on its own."
    case .partIsBound: "Names hold values, and a part of a value can't be bound."
    case .onlyNamesAreBound: "Only a name can be bound; equality is \"==\"."
    case .fieldIsName(let meant): "A field is a name; square brackets pick: \(meant)."

    case .bracketTouches(let meant, nil): "A bracket touches what it follows: \(meant)."
    case .bracketTouches(let meant, let verb?):
      "\(verb) takes one thing, and its bracket touches it: \(meant)."
    case .roundBrackets(let meant): "Round brackets give arguments, square brackets pick: \(meant)."
    case .rangeInBrackets(let range, let factor):
      "A range that is multiplied stands in brackets: (\(range)) * \(factor)."
    case .listInSquares: "A list stands in square brackets."
    case .severalInList: "Several values stand in a list, in square brackets."
    case .commaIsMissing: "A comma is missing."
    case .commaIsMissingBetween(let left, let right): "A comma is missing: \(left), \(right)."
    case .commasBetweenValues: "Values are separated by commas."
    case .trailingComma: "Nothing follows this comma."
    case .equalityOrKey: "Equality is \"==\"; a key is a name."

    case .equality: "Equality is \"==\"."
    case .unequal: "Unequal is \"!=\"."
    case .atMost: "At most is \"<=\"."
    case .atLeast: "At least is \">=\"."
    case .nearlyEqual: "Nearly equal is \"==\" with a tolerance."
    case .oneClaim: "One claim a line."
    case .oneClaimALine(nil): "No and, no or: one claim a line."
    case .oneClaimALine(let chain?): "No and, no or: one claim a line, or a chain: \(chain)."
    case .claimIsTurned(let sign):
      "There is no \"\(sign)\": a claim is turned round, as in a >= b for not a < b."

    case .decimalComma(let number): "A number has a dot, not a comma: \(number)."
    case .oneDot: "A number has one dot."
    case .numberHasNoBlanks(let number): "A number has no blanks in it: \(number)."
    case .twoNumbers: "Two numbers stand side by side: a sign or a comma is missing."
    case .writtenOut(let number): "A number is written out: \(number)."
    case .share(let number): "A share is written as a number: \(number)."
    case .noPlus: "A number has no sign + before it."
    case .signIsMissing(let left, let right): "A sign is missing: \(left) * \(right)."
    case .signOrName(let number, let rest):
      "A sign is missing, or a name begins with a digit: \(number) * \(rest)."
    case .signBetweenValues: "A sign is missing between two values."
    case .arrowIsMissing: "An arrow \"->\" is missing between two values."
    case .joinsWithArrow: "Values are joined by \"->\"."
    case .times(nil): "Times is \"*\"."
    case .times(let product?): "Times is \"*\": \(product)."
    case .minus: "Minus is \"-\"."
    case .power(let exponent): "A power is \"^\": ^\(exponent)."
    case .rangeHasTwoDots: "A range is written with two dots."
    case .stepFollowsBy: "A range's step follows by, as in 2..60 by 2."
    case .noColon: "The language has no colon: a range is 2..60, a key takes \"=\"."
    case .noQuotes: "A word stands without quotes."
    case .noDollar: "A name stands without \"$\"."
    }
  }

  private static func any(_ names: [String]) -> String { Listing.any(names).words(in: .english) }
}
