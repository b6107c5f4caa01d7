import Foundation
import Messages
import Testing
import Twins

@testable import CommandKit

/// What the language says, in English, case by case.
@Suite("Words")
struct WordsTests {
  static let syntax: [(SyntaxMessage, String)] = [
    (.onlyOneStatement, "Only one statement stands here."),
    (.missingStatement(verb: "time"), "time takes a statement: time train deep."),
    (.prefixTwice(verb: "time"), "time stands once before a statement."),
    (.tooDeep(limit: 100), "This is nested more than 100 deep; give a part of it a name."),
    (.tooLong(limit: 1000), "A statement has at most 1000 bytes; give parts of it names."),
    (.cantStand(text: "now"), "now can't stand here."),
    (.lineBeginsWith(sign: "*"), "A line can't begin with *: a value stands before it."),
    (.noMeaning(sign: "?"), "? has no meaning here."),
    (.numberEndsInDot(digits: "1"), "A number never ends in a dot: 1 or 1.0."),
    (.exponentIsMissing(digits: "1"), "The exponent is missing, as in 1e-3."),
    (.numberTooLarge, "This number is larger than any that can be computed with (1.8e308)."),
    (.numberTooSmall, "This number is smaller than any that can be computed with (4.9e-324)."),
    (.unclosedText, "A text ends with the quote that it begins with, on the same line."),
    (.fieldIsMissing, "A field's name follows a dot."),
    (.unclosedBracket, "This bracket is not closed."),
    (.unopenedBracket, "No bracket is open that this one closes."),
    (.closedBy(opening: "[", closing: "]"), "\"[\" is closed by \"]\"."),
    (.emptyBrackets, "These brackets are empty."),
    (.emptyList, "A list has at least one value."),
    (.emptyPick, "Square brackets pick: say which, as in [1] or [last]."),
    (.missingValue(after: "="), "A value is missing after =."),
    (.missingValueBeforeComma, "A value is missing before this comma."),
    (.missingValueBetween("==", "=="), "A value is missing between == and ==."),
    (.missingValueBetween(nil, "*"), "A value is missing before *."),
    (
      .twoValues,
      "Two values stand side by side: a sign is missing between them, or the line ends before the second."
    ),
    (.rangeHasTwoEnds, "A range has two ends; its step follows by, as in 2..60 by 2."),
    (.byBelongsToRange, "by belongs to a range, as in 2..60 by 2."),
    (.mixedComparison, "\"==\" and \"!=\" compare two values; only \"<\" and its kind chain."),
    (.toleranceNeedsEquality, "A tolerance \"+-\" belongs to \"==\", as in a == 0.5 +- 0.01."),
    (.givenTwice(key: "epochs"), "epochs is given twice."),
    (.valuesComeFirst, "Values without a key come first."),
    (.parametersAreNames, "A family's parameters are names."),
    (.parameterTwice(family: "f", parameter: "x"), "f has two parameters called x."),
    (.infoKeyIsMissing, "A key with its value stands here, as in id=start."),
    (.infoWordIsMissing(key: "role"), "role takes a word, as in role=start."),
    (.missingValue(after: nil), "A value is missing."),
  ]

  static let advice: [(AdviceMessage, String)] = [
    (
      .shell,
      "There is no shell here: Ctrl-Z leads to it, and fg back. Tab behind an open quote lists files."
    ),
    (.clears, "Ctrl-L clears the screen; reset forgets all names."),
    (.writtenHere("expect 1 < 2"), "Here that is expect 1 < 2."),
    (.bareVerb(verb: "help"), "A verb stands by itself: help."),
    (
      .noLength(word: "len"),
      "There is no len: data.samples, deep.layers and it.epochs say how many there are."
    ),
    (
      .noFunction(word: "sin"),
      "There is no sin: numbers have ln, log10, exp, sqrt and abs, rows of them min, max, mean, median and std."
    ),
    (.rangeByStep(lower: "0", upper: "1"), "A range has a step: 0..1 by …."),
    (.layersJoin, "Layers are joined by \"->\"."),
    (.namesStay, "A name is bound anew or stays; reset forgets them all, and undo takes back the last."),
    (.lastValue, "The last value shown is _, and that of statement 3 is _3; it is what was measured last."),
    (.valueOfStatement(3), "The value of statement 3 is _3."),
    (.boundWithout(word: "let", line: "x = 3"), "A name is bound without let: x = 3."),
    (.familyForm, "A family is written with =, as in f(x) = x + 1."),
    (
      .rangeIsLoop(line: "probe tower(2..60, relu)"),
      "There are no loops. A range is the loop: probe tower(2..60, relu)."
    ),
    (.rangeIsLoop(line: nil), "There are no loops. A range is the loop, as in 2..60."),
    (.listIsLoop, "There are no loops. A range or a list stands for all its values."),
    (.noBranch(word: "if"), "There is no if: one statement computes one thing."),
    (.nothingIsImported, "Nothing is imported: every word is there, and help lists them."),
    (.shownByWriting(line: "x"), "A value is shown by writing it: x."),
    (.oneWord(verb: "gradcheck"), "gradcheck is one word."),
    (.capitalsCount("probe"), "Capitals count: probe."),
    (.unknownVerb("prob", closest: "probe"), "No verb is called prob. Closest: probe."),
    (
      .noVerbOrBracketTouches("foo", meant: "foo(3)"),
      "No verb is called foo; what a family takes stands in brackets that touch its name: foo(3)."
    ),
    (
      .noVerb("foo"),
      "No verb is called foo; a line is a verb with what it takes, a name with = and a value, or a value."
    ),
    (
      .keyAfterVerb(verb: "diagnose", key: "epochs", value: "100"),
      "A key takes \"=\", after its verb: diagnose … epochs=100."
    ),
    (
      .takesBrackets(name: "gaussian", meant: "gaussian(samples=300, features=4)"),
      "gaussian is no verb and takes brackets: gaussian(samples=300, features=4)."
    ),
    (.oneStatement, "One statement a line."),
    (.endsWithLine(sign: ";"), "A statement ends with its line, not with \";\"."),
    (.arrowEndsLine, "A line can't begin with \"->\": end the line before with it."),
    (.verbIsBound(verb: "seed", line: "seed 7"), "seed is a verb: seed 7."),
    (
      .verbTakesBrackets(meant: "probe(tower(20, relu))"),
      "In a value a verb takes brackets: probe(tower(20, relu))."
    ),
    (.verbInValue(verb: "probe"), "probe is a verb, and in a value it takes brackets: probe(…)."),
    (.resultIsIt(verb: "probe", line: "it.factor"), "probe is a verb; what it measured is it: it.factor."),
    (.resultIsIt(verb: "probe", line: nil), "probe is a verb; what it measured is it."),
    (.blankAfterVerb, "A blank stands between a verb and what it takes."),
    (.takesNothing(verb: "quit"), "quit takes nothing."),
    (
      .takesOneThing(taker: "probe"), "probe takes one thing; a list, in square brackets, stands for several."
    ),
    (.takesOneWord(verb: "help"), "help takes one word."),
    (
      .subjectComesFirst(verb: "train", subject: "deep"),
      "What train takes without a key comes first: train deep."
    ),
    (.keyWithoutDashes("epochs"), "A key stands without dashes: epochs=."),
    (.keyBeforeAssign(keys: ["on", "loss", "seed"]), "A key stands before \"=\": on, loss or seed."),
    (.keyWantsValue(key: "batch", example: nil), "batch wants a value."),
    (.keyWantsValue(key: "clip", example: "none"), "clip wants a value: clip=none."),
    (.keyTakesAssign(key: "epochs", value: "100"), "A key takes \"=\": epochs=100."),
    (
      .keyStandsHere(keys: [
        "with", "batch", "loss", "clip", "weights", "validation", "stop", "every", "watch", "on", "seed",
      ]),
      "A key with \"=\" stands here: with, batch, loss, clip, weights, validation, stop, every, watch, on or seed."
    ),
    (.keysInBrackets, "A verb has all it takes inside its brackets, or no brackets."),
    (.blanksBetweenKeys, "Keys are separated by blanks."),
    (
      .valueWantsKey(verb: "predict", key: "on", value: "data"),
      "predict takes one thing without a key: on=data."
    ),
    (.textWantsKey(key: "else", text: "\"too much\""), "A text stands here with its key: else=\"too much\"."),
    (.textInQuotes(key: "else", text: "too much"), "A text stands in quotes: else=\"too much\"."),
    (
      .fileWantsKey(key: "to", name: "x.csv"),
      "A file name stands in quotes, here with its key: to=\"x.csv\"."
    ),
    (.fileInQuotes(name: "tuesday.md"), "A file name stands in quotes: \"tuesday.md\"."),
    (.reserved(word: "relu", free: "my_relu"), "relu is a word of the language; free: my_relu."),
    (.boundAnew(line: "x = x + 1"), "A name is bound anew with \"=\": x = x + 1."),
    (.bindsWithAssign, "A name is bound with \"=\"."),
    (.oneBinding, "One = a line: bind each name on its own; equality is \"==\"."),
    (.oneNameALine, "One name a line: each is bound on its own."),
    (.partIsBound, "Names hold values, and a part of a value can't be bound."),
    (.onlyNamesAreBound, "Only a name can be bound; equality is \"==\"."),
    (.fieldIsName(meant: "x[5]"), "A field is a name; square brackets pick: x[5]."),
    (
      .bracketTouches(meant: "tower(20)", verb: "probe"),
      "probe takes one thing, and its bracket touches it: tower(20)."
    ),
    (
      .bracketTouches(meant: "train(deep, epochs=100)", verb: nil),
      "A bracket touches what it follows: train(deep, epochs=100)."
    ),
    (.roundBrackets(meant: "dense(64)"), "Round brackets give arguments, square brackets pick: dense(64)."),
    (
      .rangeInBrackets(range: "2..60", factor: "dense(64)"),
      "A range that is multiplied stands in brackets: (2..60) * dense(64)."
    ),
    (.listInSquares, "A list stands in square brackets."),
    (.severalInList, "Several values stand in a list, in square brackets."),
    (.commaIsMissing, "A comma is missing."),
    (.commaIsMissingBetween("64", "relu"), "A comma is missing: 64, relu."),
    (.commasBetweenValues, "Values are separated by commas."),
    (.trailingComma, "Nothing follows this comma."),
    (.equalityOrKey, "Equality is \"==\"; a key is a name."),
    (.equality, "Equality is \"==\"."),
    (.unequal, "Unequal is \"!=\"."),
    (.atMost, "At most is \"<=\"."),
    (.atLeast, "At least is \">=\"."),
    (.nearlyEqual, "Nearly equal is \"==\" with a tolerance."),
    (.oneClaim, "One claim a line."),
    (.oneClaimALine(chain: "1 < a < 2"), "No and, no or: one claim a line, or a chain: 1 < a < 2."),
    (.oneClaimALine(chain: nil), "No and, no or: one claim a line."),
    (.claimIsTurned(sign: "!"), "There is no \"!\": a claim is turned round, as in a >= b for not a < b."),
    (.decimalComma(number: "0.5"), "A number has a dot, not a comma: 0.5."),
    (.oneDot, "A number has one dot."),
    (.numberHasNoBlanks(number: "1_000"), "A number has no blanks in it: 1_000."),
    (.twoNumbers, "Two numbers stand side by side: a sign or a comma is missing."),
    (.writtenOut(number: "10000"), "A number is written out: 10000."),
    (.share("0.5"), "A share is written as a number: 0.5."),
    (.noPlus, "A number has no sign + before it."),
    (.signIsMissing(left: "20", right: "dense(64)"), "A sign is missing: 20 * dense(64)."),
    (.signOrName(number: "2", rest: "x"), "A sign is missing, or a name begins with a digit: 2 * x."),
    (.signBetweenValues, "A sign is missing between two values."),
    (.arrowIsMissing, "An arrow \"->\" is missing between two values."),
    (.joinsWithArrow, "Values are joined by \"->\"."),
    (.times("20 * dense(64)"), "Times is \"*\": 20 * dense(64)."),
    (.minus, "Minus is \"-\"."),
    (.power(2), "A power is \"^\": ^2."),
    (.rangeHasTwoDots, "A range is written with two dots."),
    (.stepFollowsBy, "A range's step follows by, as in 2..60 by 2."),
    (.noColon, "The language has no colon: a range is 2..60, a key takes \"=\"."),
    (.noQuotes, "A word stands without quotes."),
    (.noDollar, "A name stands without \"$\"."),
  ]

  @Test("what can't be read has its words", arguments: syntax)
  func words(_ message: SyntaxMessage, _ words: String) {
    #expect(message.words(in: .english) == words)
    #expect(Twins.faults(of: message) == [])
  }

  @Test("what to write instead has its words", arguments: advice)
  func words(_ message: AdviceMessage, _ words: String) {
    #expect(message.words(in: .english) == words)
    #expect(Twins.faults(of: message) == [])
  }

  @Test("no case is missing from the tables", arguments: ["SyntaxMessage", "AdviceMessage"])
  func complete(name: String) throws {
    let source = URL(filePath: #filePath).appending(path: "../../../Sources/CommandKit/Words/\(name).swift")
    let declared = try String(contentsOf: source.standardized, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("  case ") }.map { String($0.dropFirst(7).prefix { $0.isLetter }) }
    #expect(declared.count > 20)
    #expect(Set(declared).subtracting(Self.syntax.map(\.0.code) + Self.advice.map(\.0.code)) == [])
  }

  @Test("messages are sentences and never shout")
  func sentences() {
    for words in Self.syntax.map(\.1) + Self.advice.map(\.1) {
      #expect(words.hasSuffix(".") && !words.replacing("\"!", with: "").contains("!"), "\(words)")
    }
  }
}
