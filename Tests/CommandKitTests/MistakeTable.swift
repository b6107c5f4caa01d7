import Testing

/// What someone typed, where the caret stands, what is said, and the line that is offered.
struct Mistake: Sendable, CustomTestStringConvertible {
  var text: String
  var place: String
  var message: String
  var correction: String?

  var testDescription: String { text }
}

/// Four lines a mistake, where ⏎ stands for a newline.
func mistakes(_ table: String) -> [Mistake] {
  func field(_ line: Substring, _ name: String) -> String {
    let text = line.drop { $0 == " " }.dropFirst(name.count).drop { $0 == " " }
    return text.split(separator: "⏎", omittingEmptySubsequences: false).joined(separator: "\n")
  }
  let lines = table.split(separator: "\n")
  return stride(from: 0, to: lines.count, by: 4).map { index in
    let correction = field(lines[index + 3], "offers")
    return Mistake(
      text: field(lines[index], ""), place: field(lines[index + 1], "at"),
      message: field(lines[index + 2], "says"), correction: correction.isEmpty ? nil : correction)
  }
}

/// The design's table of errors, and what its rows are kin to.
let designMistakes = mistakes(
  #"""
  probe tower 20
    at  20
    says  probe takes one thing, and its bracket touches it: tower(20).
    offers  probe tower(20)
  probe tower (20, relu)
    at  (
    says  probe takes one thing, and its bracket touches it: tower(20, relu).
    offers  probe tower(20, relu)
  prob x
    at  prob
    says  No verb is called prob. Closest: probe.
    offers  probe x
  epochs 100
    at  epochs
    says  A key takes "=", after its verb: train … epochs=100.
    offers  
  train deep epochs 100
    at  epochs
    says  A key takes "=": epochs=100.
    offers  train deep epochs=100
  train deep, epochs=100
    at  ,
    says  Keys are separated by blanks.
    offers  train deep epochs=100
  expect it.loss = 0.5
    at  =
    says  Equality is "==".
    offers  expect it.loss == 0.5
  expect loss = 0.5
    at  =
    says  Equality is "==".
    offers  expect loss == 0.5
  20 dense(64)
    at  dense
    says  A sign is missing: 20 * dense(64).
    offers  20 * dense(64)
  x = 20 dense(64) -> dense(1)
    at  dense
    says  A sign is missing: 20 * dense(64) -> dense(1).
    offers  x = 20 * dense(64) -> dense(1)
  dense(64 relu)
    at  relu
    says  A comma is missing: 64, relu.
    offers  dense(64, relu)
  dense(64, init=he, relu)
    at  relu
    says  Values without a key come first.
    offers  dense(64, relu, init=he)
  save tuesday.md
    at  tuesday.md
    says  A file name stands in quotes: "tuesday.md".
    offers  save "tuesday.md"
  relu = 3
    at  relu
    says  relu is a word of the language; free: my_relu.
    offers  my_relu = 3
  for d in 2..60: probe tower(d, relu)
    at  for
    says  There are no loops. A range is the loop: probe tower(2..60, relu).
    offers  probe tower(2..60, relu)
  expect a > 1 and a < 2
    at  and
    says  No and, no or: one claim a line, or a chain: 1 < a < 2.
    offers  expect 1 < a < 2
  expect a > 1 and b < 2
    at  and
    says  No and, no or: one claim a line.
    offers  expect a > 1⏎expect b < 2
  2..60 * dense(64)
    at  2..60 * dense(64)
    says  A range of depths stands in brackets: (2..60) * dense(64).
    offers  (2..60) * dense(64)
  print x
    at  print
    says  A value is shown by writing it: x.
    offers  x
  show x
    at  show
    says  A value is shown by writing it: x.
    offers  x
  0,5
    at  ,
    says  A number has a dot, not a comma: 0.5.
    offers  0.5
  seed = 7
    at  seed
    says  seed is a verb: seed 7.
    offers  seed 7
  seed 0,5
    at  ,
    says  A number has a dot, not a comma: 0.5.
    offers  seed 0.5
  Probe x
    at  Probe
    says  Capitals count: probe.
    offers  probe x
  x20 dense(64)
    at  x20
    says  A sign is missing: 20 * dense(64).
    offers  20 * dense(64)
  20x dense(64)
    at  x
    says  Times is "*": 20 * dense(64).
    offers  20 * dense(64)
  train(deep) epochs=100
    at  epochs
    says  A verb has all it takes inside its brackets, or no brackets.
    offers  train(deep, epochs=100)
  train (deep, epochs=100)
    at  (
    says  A bracket touches what it follows: train(…).
    offers  train(deep, epochs=100)
  train deep with adam(0.01)
    at  with
    says  A key takes "=": with=adam(0.01).
    offers  train deep with=adam(0.01)
  train deep epochs: 100
    at  :
    says  A key takes "=": epochs=100.
    offers  train deep epochs=100
  train deep epochs==100
    at  ==
    says  A key takes "=": epochs=100.
    offers  train deep epochs=100
  train deep --epochs 100
    at   --epochs
    says  A key stands without dashes: epochs=.
    offers  train deep epochs=100
  train deep --epochs=100 --with=adam
    at   --epochs
    says  A key stands without dashes: epochs=.
    offers  train deep epochs=100 with=adam
  train --epochs 100 deep
    at  --epochs
    says  A key stands without dashes: epochs=.
    offers  train deep epochs=100
  train epochs=100 deep
    at  deep
    says  What train takes without a key comes first: train deep.
    offers  train deep epochs=100
  train deep for 100 epochs
    at  for
    says  A key and its value stand here: epochs=100.
    offers  train deep epochs=100
  plot it.loss, it.accuracy
    at  ,
    says  plot takes one thing; a list, in square brackets, stands for several.
    offers  plot [it.loss, it.accuracy]
  probe a b
    at  b
    says  probe takes one thing; a list, in square brackets, stands for several.
    offers  probe [a, b]
  x := 3
    at  :=
    says  A name is bound with "=".
    offers  x = 3
  x += 1
    at  +=
    says  A name is bound anew with "=": x = x + 1.
    offers  x = x + 1
  x++
    at  ++
    says  A name is bound anew with "=": x = x + 1.
    offers  x = x + 1
  let x = 3
    at  let
    says  A name is bound without let: x = 3.
    offers  x = 3
  def f(x): return x + 1
    at  def
    says  A family is written with =, as in tower(depth) = value.
    offers  f(x) = x + 1
  for i in range(2, 61): probe tower(i, relu)
    at  for
    says  There are no loops. A range is the loop: probe tower(2..60, relu).
    offers  probe tower(2..60, relu)
  import torch
    at  import
    says  Nothing is imported: every word is there, and help lists them.
    offers  
  if x > 3: probe x
    at  if
    says  There is no if: a line computes or measures, and expect says whether a claim holds.
    offers  
  return x
    at  return
    says  A value is shown by writing it: x.
    offers  x
  assert it.loss < 1
    at  assert
    says  A claim is made with expect.
    offers  expect it.loss < 1
  x = 3;
    at  ;
    says  A statement ends with its line, not with ";".
    offers  x = 3
  x = 3; y = 4
    at  ;
    says  One statement a line.
    offers  x = 3⏎y = 4
  x = probe tower(20, relu)
    at  probe
    says  In a value a verb takes brackets: probe(tower(20, relu)).
    offers  x = probe(tower(20, relu))
  x = probe dense(8, relu) -> dense(1, sigmoid)
    at  probe
    says  In a value a verb takes brackets: probe(dense(8, relu) -> dense(1, sigmoid)).
    offers  x = probe(dense(8, relu) -> dense(1, sigmoid))
  x = train 2 * dense(8, relu) -> dense(1) epochs=5
    at  train
    says  In a value a verb takes brackets: train(2 * dense(8, relu) -> dense(1), epochs=5).
    offers  x = train(2 * dense(8, relu) -> dense(1), epochs=5)
  x = train deep epochs=3
    at  train
    says  In a value a verb takes brackets: train(deep, epochs=3).
    offers  x = train(deep, epochs=3)
  expect probe tower(20, relu).factor > 0.8
    at  probe
    says  In a value a verb takes brackets: probe(tower(20, relu)).
    offers  expect probe(tower(20, relu)).factor > 0.8
  probe.factor
    at  probe
    says  probe is a verb; what it measured is it: it.factor.
    offers  it.factor
  probe[1]
    at  [
    says  A blank stands between a verb and what it takes.
    offers  probe [1]
  dense[64]
    at  [
    says  Round brackets give arguments, square brackets pick: dense(64).
    offers  dense(64)
  dense 64
    at  64
    says  A bracket touches what it follows: dense(64).
    offers  dense(64)
  [1 2 3]
    at  2
    says  A comma is missing: 1, 2.
    offers  [1, 2, 3]
  [1; 2]
    at  ;
    says  Values are separated by commas.
    offers  [1, 2]
  {1, 2}
    at  {
    says  A list stands in square brackets.
    offers  [1, 2]
  (1, 2)
    at  (
    says  A list stands in square brackets.
    offers  [1, 2]
  probe tower(20
    at  (
    says  This bracket is not closed.
    offers  probe tower(20)
  probe tower(20))
    at  )
    says  No bracket is open that this one closes.
    offers  probe tower(20)
  [1, 2)
    at  )
    says  "[" is closed by "]".
    offers  [1, 2]
  f(x]
    at  ]
    says  "(" is closed by ")".
    offers  f(x)
  []
    at  []
    says  A list has at least one value.
    offers  
  ()
    at  ()
    says  These brackets are empty.
    offers  
  f(1,,2)
    at  ,
    says  A value is missing before this comma.
    offers  f(1,2)
  f(,1)
    at  ,
    says  A value is missing before this comma.
    offers  f(1)
  """#)
