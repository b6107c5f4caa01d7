/// Numbers, signs and brackets.
let valueMistakes = mistakes(
  #"""
  0,5
      , | decimalComma(0.5) | 0.5
  adam(0,01)
      , | decimalComma(0.01) | adam(0.01)
  [0,05, 0.1]
      , | decimalComma(0.05) | [0.05, 0.1]
  1.
      1. | numberEndsInDot(1) | 1
  1e
      1e | exponentIsMissing(1)
  1e999
      1e999 | numberTooLarge
  1e-999
      1e-999 | numberTooSmall | 0
  1.2.3
      .3 | oneDot
  1 000
      1 000 | numberHasNoBlanks(1_000) | 1_000
  1 2
      2 | twoNumbers
  10k
      10k | writtenOut(10000) | 10000
  50%
      50% | share(0.5) | 0.5
  2x
      x | signOrName(2, x) | 2 * x
  +3
      + | noPlus | 3
  3(4)
      ( | signIsMissing(3, (4)) | 3 * (4)
  20 dense(64)
      dense | signIsMissing(20, dense(64)) | 20 * dense(64)
  20x dense(64)
      x | times(20 * dense(64)) | 20 * dense(64)
  sigmoid 0.3
      0.3 | bracketTouches(sigmoid(0.3), nil) | sigmoid(0.3)
  foo 3
      foo | noVerbOrBracketTouches(foo, foo(3)) | foo(3)
  dense 64
      64 | bracketTouches(dense(64), nil) | dense(64)
  dense(64) dense(1)
      dense | arrowIsMissing | dense(64) -> dense(1)
  dense(64), dense(1)
      , | severalInList | [dense(64), dense(1)]
  dense(64) >> dense(1)
      >> | joinsWithArrow | dense(64) -> dense(1)
  dense(64) --> dense(1)
      --> | joinsWithArrow | dense(64) -> dense(1)
  dense(64 relu)
      relu | commaIsMissingBetween(64, relu) | dense(64, relu)
  [1 2 3]
      2 | commaIsMissingBetween(1, 2) | [1, 2, 3]
  [1; 2]
      ; | commasBetweenValues | [1, 2]
  (2 x)
      x | signBetweenValues | (2 * x)
  dense(64, init=he, relu)
      relu | valuesComeFirst | dense(64, relu, init=he)
  dense(units: 64)
      : | keyTakesAssign(units, 64) | dense(units=64)
  dense(units=64; relu)
      ; | commasBetweenValues | dense(relu, units=64)
  probe tower(20; relu)
      ; | commasBetweenValues | probe tower(20, relu)
  f(2 = 3)
      = | equalityOrKey | f(2 == 3)
  f(x=1, x=2)
      x | givenTwice(x)
  f(1,,2)
      , | missingValueBeforeComma | f(1,2)
  csv(data/x.csv, target="y")
      data/x.csv | fileInQuotes(data/x.csv) | csv("data/x.csv", target="y")
  dense[64]
      [ | roundBrackets(dense(64)) | dense(64)
  x[]
      ] | emptyPick
  x.5
      .5 | fieldIsName(x[5]) | x[5]
  it.
      . | fieldIsMissing
  (1, 2)
      ( | listInSquares | [1, 2]
  x = (1, 2]
      ( | listInSquares | x = [1, 2]
  {1, 2}
      { | listInSquares | [1, 2]
  []
      [] | emptyList
  ()
      () | emptyBrackets
  probe tower(20
      ( | unclosedBracket | probe tower(20)
  probe tower(20⏎probe x⏎y = 3
      ( | unclosedBracket | probe tower(20)
  probe tower(20))
      ) | unopenedBracket | probe tower(20)
  [1, 2)
      ) | closedBy([, ]) | [1, 2]
  f(x]
      ] | closedBy((, )) | f(x)
  probe tower(20, relu]
      ] | closedBy((, )) | probe tower(20, relu)
  it.loss[1
      [ | unclosedBracket | it.loss[1]
  x = (3 +
      ( | unclosedBracket
  "abc
      "abc | unclosedText | "abc"
  save "abc
      "abc | unclosedText | save "abc"
  csv("a.csv)
      "a.csv) | unclosedText | csv("a.csv")
  "a" + "b
      "b | unclosedText | "a" + "b"
  x = 
       | missingValue(=)
  x = by 3
      by | byBelongsToRange
  x == == 3
      == | missingValueBetween(==, ==) | x == 3
  3 + * 4
      * | missingValueBetween(+, *) | 3 + 4
  x = 5 × × 3
      × | missingValueBetween(*, *) | x = 5 × 3
  x = y z
      z | twoValues
  x = not y
      not | claimIsTurned(not)
  a == b == c
      == | mixedComparison
  a < b == c
      == | mixedComparison
  a +- b
      +- | toleranceNeedsEquality
  a <> b
      <> | unequal | a != b
  x²
      ² | power(2) | x^2
  2 — 1
      — | minus | 2 - 1
  `relu`
      ` | noQuotes | relu
  x ? y
      ? | noMeaning(?)
  2..60 * dense(64)
      2..60 * dense(64) | rangeInBrackets(2..60, dense(64)) | (2..60) * dense(64)
  1..5..2
      .. | rangeHasTwoEnds
  1:5
      : | rangeHasTwoDots | 1..5
  1...5
      ... | rangeHasTwoDots | 1..5
  1 to 5
      to | rangeHasTwoDots | 1..5
  1..5 step 2
      step | stepFollowsBy | 1..5 by 2
  [x for x in y]
      for | listIsLoop
  """#)
