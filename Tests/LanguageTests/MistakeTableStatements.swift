/// The start of a statement, and words of the language where names stand.
let statementMistakes = mistakes(
  #"""
  !ls
      ! | shell
  ;ls
      ; | shell
  !
      ! | shell
  ls -la
      ls | shell
  cd ..
      cd | shell
  cd /tmp
      cd | shell
  cat foo.txt
      cat | shell
  !train deep
      ! | bareVerb(train) | train deep
  %history
      % | bareVerb(history) | history
  %run x.py
      % | bareVerb(run) | run "x.py"
  .help
      . | bareVerb(help) | help
  :help
      : | bareVerb(help) | help
  --help
      help | bareVerb(help) | help
  /help
      / | bareVerb(help) | help
  ?
      ? | writtenHere(help) | help
  ?deep
      ? | writtenHere(help deep) | help deep
  ??deep
      ? | writtenHere(help deep) | help deep
  deep?
      ? | writtenHere(help deep) | help deep
  deep??
      ? | writtenHere(help deep) | help deep
  it.loss?
      ? | writtenHere(help it.loss) | help it.loss
  probe?
      ? | writtenHere(help probe) | help probe
  man probe
      man | writtenHere(help probe) | help probe
  what is wild?
      what | writtenHere(help wild) | help wild
  what is a gradient
      what | writtenHere(help gradient) | help gradient
  What are the learning rates?
      What | writtenHere(help learning rates) | help learning rates
  %timeit 2 + 2
      % | writtenHere(time 2 + 2) | time 2 + 2
  %time x = 3
      % | writtenHere(time x = 3) | time x = 3
  @btime 2 + 2
      @ | writtenHere(time 2 + 2) | time 2 + 2
  %%time
      % | writtenHere(time train deep)
  %3
      %3 | valueOfStatement(3) | _3
  $3 + 1
      $3 | valueOfStatement(3) | _3 + 1
  %
      % | lastValue | _
  .Last.value
      .Last | lastValue | _
  :q
      : | writtenHere(quit) | quit
  assert 1 < 2
      assert | writtenHere(expect 1 < 2) | expect 1 < 2
  not true
      not | claimIsTurned(not)
  del x
      del | namesStay
  using Flux
      using | nothingIsImported
  try:
      try | noBranch(try)
  lambda x: x + 1
      lambda | familyForm
  x <- 3
      <- | bindsWithAssign | x = 3
  f <- function(x) x
      f | familyForm
  x++
      ++ | boundAnew(x = x + 1) | x = x + 1
  5 mod 2
      mod | noMeaning(mod)
  for i in range(3): print(i)
      for | rangeIsLoop(0..2) | 0..2
  time
       | missingStatement(time)
  time time 3
      time | prefixTwice(time) | time 3
  time = 3
      time | reserved(time, my_time) | my_time = 3
  prob x
      prob | unknownVerb(prob, probe) | probe x
  Probe x
      Probe | capitalsCount(probe) | probe x
  trian deep epochs=3
      trian | unknownVerb(trian, train) | train deep epochs=3
  foo bar
      foo | noVerb(foo)
  epochs 100
      epochs | keyAfterVerb(diagnose, epochs, 100)
  gaussian samples=300 features=4
      gaussian | takesBrackets(gaussian, gaussian(samples=300, features=4)) | gaussian(samples=300, features=4)
  csv "a.csv"
      csv | takesBrackets(csv, csv("a.csv")) | csv("a.csv")
  x20 dense(64)
      x20 | signIsMissing(20, dense(64)) | 20 * dense(64)
  grad check deep
      grad check | oneWord(gradcheck) | gradcheck deep
  relu = 3
      relu | reserved(relu, my_relu) | my_relu = 3
  f(relu) = 3
      relu | reserved(relu, my_relu) | f(my_relu) = 3
  seed = 7
      seed | verbIsBound(seed, seed 7) | seed 7
  seed=7
      seed | verbIsBound(seed, seed 7) | seed 7
  seed: 7
      : | blankAfterVerb | seed 7
  undo-1
      - | blankAfterVerb | undo -1
  probe.factor
      probe | resultIsIt(probe, it.factor) | it.factor
  probe[1]
      [ | blankAfterVerb | probe [1]
  x = probe tower(20, relu)
      probe | verbTakesBrackets(probe(tower(20, relu))) | x = probe(tower(20, relu))
  x = probe dense(8, relu) -> dense(1, sigmoid)
      probe | verbTakesBrackets(probe(dense(8, relu) -> dense(1, sigmoid))) | x = probe(dense(8, relu) -> dense(1, sigmoid))
  x = train 2 * dense(8, relu) -> dense(1) epochs=5
      train | verbTakesBrackets(train(2 * dense(8, relu) -> dense(1), epochs=5)) | x = train(2 * dense(8, relu) -> dense(1), epochs=5)
  x = train deep epochs=3
      train | verbTakesBrackets(train(deep, epochs=3)) | x = train(deep, epochs=3)
  expect probe tower(20, relu).factor > 0.8
      probe | verbTakesBrackets(probe(tower(20, relu))) | expect probe(tower(20, relu)).factor > 0.8
  x = probe
      probe | verbInValue(probe)
  x = probe.factor
      probe | resultIsIt(probe, nil) | x = it.factor
  let x = 3
      let | boundWithout(let, x = 3) | x = 3
  def f(x): return x + 1
      def | familyForm | f(x) = x + 1
  for d in 2..60: probe tower(d, relu)
      for | rangeIsLoop(probe tower(2..60, relu)) | probe tower(2..60, relu)
  for i in range(2, 61): probe tower(i, relu)
      for | rangeIsLoop(probe tower(2..60, relu)) | probe tower(2..60, relu)
  for i in range(10): probe tower(i, relu)
      for | rangeIsLoop(probe tower(0..9, relu)) | probe tower(0..9, relu)
  while x > 3
      while | rangeIsLoop(nil)
  if x > 3: probe x
      if | noBranch(if)
  import torch
      import | nothingIsImported
  print x
      print | shownByWriting(x) | x
  show x
      show | shownByWriting(x) | x
  return x
      return | shownByWriting(x) | x
  x = 3;
      ; | endsWithLine(;) | x = 3
  probe deep。
      。 | endsWithLine(。) | probe deep
  1～5
      ～ | rangeHasTwoDots | 1..5
  x = 3; y = 4
      ; | oneStatement | x = 3⏎y = 4
  model.fit(x):
      : | noColon | model.fit(x)
  a = b = 3
      = | oneBinding
  it.loss = 3
      = | onlyNamesAreBound | it.loss == 3
  x[1] = 3
      = | partIsBound
  a, b = 1, 2
      , | oneNameALine
  x += 1
      += | boundAnew(x = x + 1) | x = x + 1
  x := 3
      := | bindsWithAssign | x = 3
  f(x) := x
      := | bindsWithAssign | f(x) = x
  $x = 3
      $ | noDollar | x = 3
  f(2) = 3
      2 | parametersAreNames
  f(x, x) = 3
      x | parameterTwice(f, x)
  f(x y) = x
      y | commaIsMissing | f(x, y) = x
  -> dense(1)
      -> | arrowEndsLine
  * 3
      * | lineBeginsWith(*)
  by
      by | byBelongsToRange
  probe tower(depth: 3, act: relu)
      : | keyTakesAssign(depth, 3) | probe tower(depth=3, act=relu)
  训练 deep
      训练 | unknownVerb(训练, train) | train deep
  train deep epochs：10
      ： | keyTakesAssign(epochs, 10) | train deep epochs=10
  seed：3
      ： | blankAfterVerb | seed 3
  种子：3
      ： | noColon
  x ＝ ￥y
      ￥ | noDollar | x ＝ y
  """#)
