/// Slips of the hand, and values in the wrong place.
let slipMistakes = mistakes(
  #"""
  x = by 3
    at  by
    says  by belongs to a range, as in 2..60 by 2.
    offers  
  by
    at  by
    says  by belongs to a range, as in 2..60 by 2.
    offers  
  x by 3
    at  by
    says  by belongs to a range, as in 2..60 by 2.
    offers  
  trian deep epochs=3
    at  trian
    says  No verb is called trian. Closest: train.
    offers  train deep epochs=3
  foo bar
    at  foo
    says  No verb is called foo; a line is a verb with what it takes, a name with = and a value, or a value.
    offers  
  foo 3
    at  3
    says  A bracket touches what it follows: foo(3).
    offers  foo(3)
  gaussian samples=300 features=4
    at  gaussian
    says  gaussian is no verb and takes brackets: gaussian(samples=300, features=4).
    offers  gaussian(samples=300, features=4)
  csv "a.csv"
    at  csv
    says  csv is no verb and takes brackets: csv("a.csv").
    offers  csv("a.csv")
  adam(0,01)
    at  ,
    says  A number has a dot, not a comma: 0.01.
    offers  adam(0.01)
  leaky_relu(slope=0,01)
    at  ,
    says  A number has a dot, not a comma: 0.01.
    offers  leaky_relu(slope=0.01)
  [0,05, 0.1]
    at  ,
    says  A number has a dot, not a comma: 0.05.
    offers  [0.05, 0.1]
  2x
    at  x
    says  A sign is missing, or a name begins with a digit: 2 * x.
    offers  2 * x
  3(4)
    at  (
    says  A sign is missing: 3 * (4).
    offers  3 * (4)
  x²
    at  ²
    says  A power is "^": ^2.
    offers  x^2
  f(x) := x
    at  :=
    says  A name is bound with "=".
    offers  f(x) = x
  def f(x)
    at  def
    says  A family is written with =, as in tower(depth) = value.
    offers  
  while x > 3
    at  while
    says  There are no loops. A range is the loop, as in 2..60.
    offers  
  save data/x.csv
    at  data/x.csv
    says  A file name stands in quotes: "data/x.csv".
    offers  save "data/x.csv"
  run lessons/01-tour.md
    at  lessons/01-tour.md
    says  A file name stands in quotes: "lessons/01-tour.md".
    offers  run "lessons/01-tour.md"
  export it to=x.csv
    at  x.csv
    says  A file name stands in quotes: "x.csv".
    offers  export it to="x.csv"
  export it x.csv
    at  x.csv
    says  A file name stands in quotes, here with its key: to="x.csv".
    offers  export it to="x.csv"
  train deep batch
    at  batch
    says  batch wants a value.
    offers  
  train deep epochs 100 batch 32
    at  epochs
    says  A key takes "=": epochs=100.
    offers  train deep epochs=100 batch=32
  theory sigmoid init he
    at  init
    says  A key takes "=": init=he.
    offers  theory sigmoid init=he
  predict deep data
    at  data
    says  predict takes one thing without a key: on=data.
    offers  predict deep on=data
  train deep data
    at  data
    says  train takes one thing without a key: on=data.
    offers  train deep on=data
  expect probe(x).factor > 0.85 else=too much
    at  too much
    says  A text stands in quotes: else="too much".
    offers  expect probe(x).factor > 0.85 else="too much"
  history;
    at  ;
    says  A statement ends with its line, not with ";".
    offers  history
  undo-1
    at  -
    says  A blank stands between a verb and what it takes.
    offers  undo -1
  save ~/x.md
    at  ~/x.md
    says  A file name stands in quotes: "~/x.md".
    offers  save "~/x.md"
  expect it.loss < 1 else=too much
    at  too much
    says  A text stands in quotes: else="too much".
    offers  expect it.loss < 1 else="too much"
  f(x.5)
    at  .5
    says  A field is a name; square brackets pick: x[5].
    offers  f(x[5])
  csv(data/x.csv, target="y")
    at  data/x.csv
    says  A file name stands in quotes: "data/x.csv".
    offers  csv("data/x.csv", target="y")
  save "a" "b"
    at  "b"
    says  Two values stand side by side: a sign is missing between them, or the line ends before the second.
    offers  
  probe tower(20, relu
    at  (
    says  This bracket is not closed.
    offers  probe tower(20, relu)
  sigmoid 0.3
    at  0.3
    says  A bracket touches what it follows: sigmoid(0.3).
    offers  sigmoid(0.3)
  train deep with=adam 0.01
    at  0.01
    says  A bracket touches what it follows: adam(0.01).
    offers  train deep with=adam(0.01)
  probe tower(20, relu) on data
    at  on
    says  A key takes "=": on=data.
    offers  probe tower(20, relu) on=data
  train deep epochs=100 relu
    at  relu
    says  A key with "=" stands here: with, clip, batch, loss, on, seed, watch or every.
    offers  
  train deep clip
    at  clip
    says  clip wants a value: clip=none.
    offers  train deep clip=none
  x = y z
    at  z
    says  Two values stand side by side: a sign is missing between them, or the line ends before the second.
    offers  
  for i in range(10): probe tower(i, relu)
    at  for
    says  There are no loops. A range is the loop: probe tower(0..9, relu).
    offers  probe tower(0..9, relu)
  for i = 1:10
    at  for
    says  There are no loops. A range is the loop, as in 2..60.
    offers  
  model.fit(x):
    at  :
    says  The language has no colon: a range is 2..60, a key takes "=".
    offers  model.fit(x)
  x = 5 mod 3
    at  mod
    says  There is no mod between values.
    offers  
  x == 3 ? 1 : 2
    at  ?
    says  ? has no meaning here.
    offers  
  x = lambda y: y
    at  lambda
    says  A family is written with =, as in tower(depth) = value.
    offers  
  x = not y
    at  not
    says  There is no not: a claim is turned round, as in a >= b for not a < b.
    offers  
  "a" + "b
    at  "b
    says  A text ends with the quote that it begins with, on the same line.
    offers  "a" + "b"
  'it's'
    at  'it's'
    says  A text with ' in it stands in "…".
    offers  "it's"
  probe tower(20; relu)
    at  ;
    says  Values are separated by commas.
    offers  probe tower(20, relu)
  theory sigmoid;
    at  ;
    says  A statement ends with its line, not with ";".
    offers  theory sigmoid
  $x = 3
    at  $
    says  A name stands without "$".
    offers  x = 3
  x = {a: 1}
    at  {
    says  A list stands in square brackets.
    offers  
  2(x)
    at  (
    says  A sign is missing: 2 * (x).
    offers  2 * (x)
  [1, 2
    at  [
    says  This bracket is not closed.
    offers  [1, 2]
  x = (1, 2]
    at  (
    says  A list stands in square brackets.
    offers  x = [1, 2]
  probe tower(20, relu]
    at  ]
    says  "(" is closed by ")".
    offers  probe tower(20, relu)
  x = 5 × × 3
    at  ×
    says  A value is missing before *.
    offers  x = 5 × 3
  expect it.loss between 0 and 1
    at  between
    says  Between is a chain: 0 <= it.loss <= 1.
    offers  expect 0 <= it.loss <= 1
  it.loss[1
    at  [
    says  This bracket is not closed.
    offers  it.loss[1]
  save "a.md" "b.md"
    at  "b.md"
    says  Two values stand side by side: a sign is missing between them, or the line ends before the second.
    offers  
  export it to "x.csv"
    at  to
    says  A key takes "=": to="x.csv".
    offers  export it to="x.csv"
  seed: 7
    at  :
    says  A blank stands between a verb and what it takes.
    offers  seed 7
  seed=7
    at  seed
    says  seed is a verb: seed 7.
    offers  seed 7
  expect it.loss === 0.5
    at  ===
    says  Equality is "==".
    offers  expect it.loss == 0.5
  expect it.loss =< 0.5
    at  =<
    says  At most is "<=".
    offers  expect it.loss <= 0.5
  expect it.loss >= 0.5 & it.loss <= 1
    at  &
    says  No and, no or: one claim a line, or a chain: 0.5 <= it.loss <= 1.
    offers  expect 0.5 <= it.loss <= 1
  expect it.loss > 0.5 && it.loss < 1
    at  &&
    says  No and, no or: one claim a line, or a chain: 0.5 < it.loss < 1.
    offers  expect 0.5 < it.loss < 1
  learn "activations" now
    at  now
    says  learn takes one word.
    offers  
  go to core-concept
    at  go to
    says  goto is one word.
    offers  goto core-concept
  1,5 * 2
    at  ,
    says  A number has a dot, not a comma: 1.5.
    offers  1.5 * 2
  x = 0,25
    at  ,
    says  A number has a dot, not a comma: 0.25.
    offers  x = 0.25
  x = √2
    at  √
    says  √ has no meaning here.
    offers  
  grad check deep
    at  grad check
    says  gradcheck is one word.
    offers  gradcheck deep
  """#)

/// What reads, but does not fit the declaration.
let argumentMistakes = mistakes(
  #"""
  train deep with=adam lr=0.01
    at  lr
    says  The rate belongs to the optimizer: with=adam(0.01).
    offers  train deep with=adam(0.01)
  train deep lr=0.01 epochs=5 with=adam batch=100
    at  lr
    says  The rate belongs to the optimizer: with=adam(0.01).
    offers  train deep epochs=5 with=adam(0.01) batch=100
  train(deep, with=adam, lr=0.01)
    at  lr
    says  The rate belongs to the optimizer: with=adam(0.01).
    offers  train(deep, with=adam(0.01))
  train deep lr=0.01
    at  lr
    says  The rate belongs to the optimizer: with=sgd(0.01).
    offers  train deep with=sgd(0.01)
  sigmoid(0.3)
    at  0.3
    says  sigmoid has no parameters: sigmoid.value(0.3) or sigmoid.slope(0.3).
    offers  sigmoid.value(0.3)
  vars x
    at  x
    says  vars takes nothing.
    offers  vars
  next step
    at  step
    says  next takes nothing.
    offers  next
  goto
    at  goto
    says  place is missing.
    offers  
  seed
    at  seed
    says  number is missing.
    offers  
  export it
    at  export it
    says  to is missing: export it to="x.csv".
    offers  export it to="x.csv"
  dense()
    at  dense()
    says  units is missing: dense(64).
    offers  dense(64)
  dense(64, relu, he, 0, 1)
    at  1
    says  dense takes at most 4 values: units, activation, init and bias.
    offers  
  dense(unit=64)
    at  unit
    says  dense has no key unit. Closest: units.
    offers  dense(units=64)
  train deep epoch=3
    at  epoch
    says  train has no key epoch. Closest: epochs.
    offers  train deep epochs=3
  csv("f.csv")
    at  csv("f.csv")
    says  target is missing: csv("f.csv", "column").
    offers  csv("f.csv", "column")
  max()
    at  max()
    says  values is missing.
    offers  
  train deep learning_rate=0.1 with=adam
    at  learning_rate
    says  The rate belongs to the optimizer: with=adam(0.1).
    offers  train deep with=adam(0.1)
  probe
    at  probe
    says  net is missing: probe tower(20, relu).
    offers  probe tower(20, relu)
  save
    at  save
    says  file is missing: save "tuesday.md".
    offers  save "tuesday.md"
  sgd(learning=0.1)
    at  learning
    says  sgd has no key learning; it has rate, momentum and nesterov.
    offers  
  gaussian(n=100)
    at  n
    says  gaussian has no key n; it has samples, features and label_noise.
    offers  
  ln()
    at  ln()
    says  x is missing.
    offers  
  ln(1, 2)
    at  2
    says  ln takes at most 1 value: x.
    offers  
  csv()
    at  csv()
    says  file is missing: csv("file.csv").
    offers  csv("file.csv")
  precision
    at  precision
    says  kind is missing: precision float32.
    offers  precision float32
  leaky_relu(slop=0.1)
    at  slop
    says  leaky_relu has no key slop. Closest: slope.
    offers  leaky_relu(slope=0.1)
  dense(64, relu, units=3)
    at  units=3
    says  units is given twice.
    offers  
  """#)
