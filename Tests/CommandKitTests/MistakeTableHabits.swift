/// Habits of other languages and of other programs.
let habitMistakes = mistakes(
  #"""
  f(x=1, x=2)
    at  x
    says  x is given twice.
    offers  
  train a epochs=1 epochs=2
    at  epochs
    says  epochs is given twice.
    offers  
  a = b = 3
    at  =
    says  One = a line: bind each name on its own; equality is "==".
    offers  
  it.loss = 3
    at  =
    says  Only a name can be bound; equality is "==".
    offers  it.loss == 3
  x[1] = 3
    at  =
    says  Names hold values, and a part of a value can't be bound.
    offers  
  2 = x
    at  =
    says  A name stands before "=".
    offers  x = 2
  a, b = 1, 2
    at  ,
    says  One name a line: each is bound on its own.
    offers  
  a == b == c
    at  ==
    says  "==" and "!=" compare two values; only "<" and its kind chain.
    offers  
  a < b == c
    at  ==
    says  "==" and "!=" compare two values; only "<" and its kind chain.
    offers  
  a +- b
    at  +-
    says  A tolerance "+-" belongs to "==", as in it.loss == 0.5 +- 0.01.
    offers  
  1 +-2
    at  +-
    says  A tolerance "+-" belongs to "=="; in a sum a blank parts the two signs.
    offers  1 + -2
  +3
    at  +
    says  A number has no sign + before it.
    offers  3
  1.
    at  1.
    says  A number never ends in a dot: 1 or 1.0.
    offers  1
  1e
    at  1e
    says  The exponent is missing, as in 1e-3.
    offers  
  1e - 3
    at  1e
    says  The exponent is missing, as in 1e-3.
    offers  1e-3
  1e999
    at  1e999
    says  This number is larger than any that can be computed with (1.8e308).
    offers  
  1e-999
    at  1e-999
    says  This number is smaller than any that can be computed with (4.9e-324).
    offers  0
  10k
    at  10k
    says  A number is written out: 10000.
    offers  10000
  50%
    at  50%
    says  A share is written as a number: 0.5.
    offers  0.5
  1:5
    at  :
    says  A range is written with two dots.
    offers  1..5
  1:2:9
    at  :
    says  A range is written with two dots, its step after by.
    offers  1..9 by 2
  1...5
    at  ...
    says  A range has two dots.
    offers  1..5
  1 to 5
    at  to
    says  A range is written with two dots.
    offers  1..5
  1..5..2
    at  ..
    says  A range has two ends; its step follows by, as in 2..60 by 2.
    offers  
  1..5 step 2
    at  step
    says  A range's step follows by, as in 2..60 by 2.
    offers  1..5 by 2
  x³
    at  ³
    says  A power is "^": ^3.
    offers  x^3
  a <> b
    at  <>
    says  Unequal is "!=".
    offers  a != b
  a => b
    at  =>
    says  Layers are joined by "->".
    offers  a -> b
  expect a => b
    at  =>
    says  At least is ">=".
    offers  expect a >= b
  dense(64) >> dense(1)
    at  >>
    says  Layers are joined by "->".
    offers  dense(64) -> dense(1)
  dense(64) --> dense(1)
    at  -->
    says  Layers are joined by "->".
    offers  dense(64) -> dense(1)
  dense(64), dense(1)
    at  ,
    says  Several values stand in a list, in square brackets.
    offers  [dense(64), dense(1)]
  dense(64) dense(1)
    at  dense
    says  An arrow is missing between two layers.
    offers  dense(64) -> dense(1)
  -> dense(1)
    at  ->
    says  A line can't begin with "->": end the line before with it.
    offers  
  "abc
    at  "abc
    says  A text ends with the quote that it begins with, on the same line.
    offers  "abc"
  save "abc
    at  "abc
    says  A text ends with the quote that it begins with, on the same line.
    offers  save "abc"
  csv("a.csv)
    at  "a.csv)
    says  A text ends with the quote that it begins with, on the same line.
    offers  csv("a.csv")
  x = 3 // note
    at  //
    says  A comment begins with "#".
    offers  x = 3 # note
  x = 3 % note
    at  %
    says  A comment begins with "#".
    offers  x = 3 # note
  ?train
    at  ?
    says  help explains a word: help train.
    offers  help train
  train?
    at  ?
    says  help explains a word: help train.
    offers  help train
  :help
    at  :
    says  A verb stands by itself, without ":".
    offers  help
  :q
    at  :
    says  A verb stands by itself: quit.
    offers  quit
  help train epochs
    at  epochs
    says  help takes one word.
    offers  
  undo 2 3
    at  3
    says  Two numbers stand side by side: a sign or a comma is missing.
    offers  
  f(2) = 3
    at  2
    says  A family's parameters are names.
    offers  
  f() = 3
    at  )
    says  A family has a parameter; without one it is a name: f = 3.
    offers  f = 3
  f(x, x) = 3
    at  x
    says  f has two parameters called x.
    offers  
  f(relu) = 3
    at  relu
    says  relu is a word of the language; free: my_relu.
    offers  f(my_relu) = 3
  f(x y) = x
    at  y
    says  A comma is missing.
    offers  f(x, y) = x
  dense(units: 64)
    at  :
    says  A key takes "=".
    offers  dense(units=64)
  dense(units=64; relu)
    at  ;
    says  Values are separated by commas.
    offers  dense(relu, units=64)
  x.5
    at  .5
    says  A field is a name; square brackets pick: x[5].
    offers  x[5]
  it.
    at  .
    says  A field's name follows a dot.
    offers  
  1.2.3
    at  .3
    says  A number has one dot.
    offers  
  1 000
    at  1 000
    says  A number has no blanks in it: 1_000.
    offers  1_000
  1 2
    at  2
    says  Two numbers stand side by side: a sign or a comma is missing.
    offers  
  f"abc"
    at  f
    says  A text has nothing before its quotes.
    offers  "abc"
  expect it.loss ~ 0.5
    at  ~
    says  Nearly equal is "==" with a tolerance.
    offers  expect it.loss == 0.5 +- 0.01
  expect it.loss < 1 "too much"
    at  "too much"
    says  A text stands here with its key: else="too much".
    offers  expect it.loss < 1 else="too much"
  expect it.loss < 1, it.loss > 0
    at  ,
    says  One claim a line.
    offers  expect it.loss < 1⏎expect it.loss > 0
  expect it.loss < 1 or it.loss > 2
    at  or
    says  No and, no or: one claim a line.
    offers  
  expect !a
    at  !
    says  There is no "!": a claim is turned round, as in a >= b for not a < b.
    offers  
  x = 
    at  
    says  A value is missing after =.
    offers  
  x = (3 +
    at  (
    says  This bracket is not closed.
    offers  
  x == == 3
    at  ==
    says  A value is missing between == and ==.
    offers  x == 3
  3 + * 4
    at  *
    says  A value is missing between + and *.
    offers  3 + 4
  probe tower(20,
    at  (
    says  This bracket is not closed.
    offers  probe tower(20)
  probe tower(20⏎probe x⏎y = 3
    at  (
    says  This bracket is not closed.
    offers  probe tower(20)
  """#)
