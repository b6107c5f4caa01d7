/// In a command: its subject, its keys, its claim.
let commandMistakes = mistakes(
  #"""
  probe tower 20
      20 | bracketTouches(tower(20), probe) | probe tower(20)
  probe tower (20, relu)
      ( | bracketTouches(tower(20, relu), probe) | probe tower(20, relu)
  train (deep, epochs=100)
      ( | bracketTouches(train(deep, epochs=100), nil) | train(deep, epochs=100)
  train(deep) epochs=100
      epochs | keysInBrackets | train(deep, epochs=100)
  probe a b
      b | takesOneThing(probe) | probe [a, b]
  plot it.loss, it.accuracy
      , | takesOneThing(plot) | plot [it.loss, it.accuracy]
  train epochs=100 deep
      deep | subjectComesFirst(train, deep) | train deep epochs=100
  train deep epochs 100
      epochs | keyTakesAssign(epochs, 100) | train deep epochs=100
  train deep epochs: 100
      : | keyTakesAssign(epochs, 100) | train deep epochs=100
  train deep epochs==100
      == | keyTakesAssign(epochs, 100) | train deep epochs=100
  train deep epochs 100 batch 32
      epochs | keyTakesAssign(epochs, 100) | train deep epochs=100 batch=32
  train deep for 100 epochs
      for | keyTakesAssign(epochs, 100) | train deep epochs=100
  train deep 100 epochs
      100 | keyTakesAssign(epochs, 100) | train deep epochs=100
  train deep with adam(0.01)
      with | keyTakesAssign(with, adam(0.01)) | train deep with=adam(0.01)
  train deep with=adam 0.01
      0.01 | bracketTouches(adam(0.01), nil) | train deep with=adam(0.01)
  probe tower(20, relu) on data
      on | keyTakesAssign(on, data) | probe tower(20, relu) on=data
  theory sigmoid init he
      init | keyTakesAssign(init, he) | theory sigmoid init=he
  predict deep data
      data | valueWantsKey(predict, on, data) | predict deep on=data
  train deep data
      data | valueWantsKey(train, on, data) | train deep on=data
  train deep batch
      batch | keyWantsValue(batch, nil)
  train deep clip
      clip | keyWantsValue(clip, none) | train deep clip=none
  train deep epochs=100 relu
      relu | keyStandsHere([with, batch, loss, clip, weights, validation, stop, every, watch, on, seed])
  train deep, epochs=100
      , | blanksBetweenKeys | train deep epochs=100
  train deep,
      , | trailingComma | train deep
  probe tower(2) = 3
      = | keyBeforeAssign([on, with, mode, loss, seed, step])
  diagnose deep try=all now
      now | cantStand(now)
  train deep --epochs 100
      --epochs | keyWithoutDashes(epochs) | train deep epochs=100
  train deep --epochs=100 --with=adam
      --epochs | keyWithoutDashes(epochs) | train deep epochs=100 with=adam
  train --epochs 100 deep
      --epochs | keyWithoutDashes(epochs) | train deep epochs=100
  train a epochs=1 epochs=2
      epochs | givenTwice(epochs)
  quit now please
      please | takesNothing(quit) | quit
  help train epochs
      epochs | takesOneWord(help)
  undo 2 3
      3 | twoNumbers
  seed 0,5
      , | decimalComma(0.5) | seed 0.5
  save tuesday.md
      tuesday.md | fileInQuotes(tuesday.md) | save "tuesday.md"
  save data/x.csv
      data/x.csv | fileInQuotes(data/x.csv) | save "data/x.csv"
  export it x.csv
      x.csv | fileWantsKey(to, x.csv) | export it to="x.csv"
  save "a" "b"
      "b" | twoValues
  expect it.loss = 0.5
      = | equality | expect it.loss == 0.5
  expect loss = 0.5
      = | equality | expect loss == 0.5
  expect it.loss === 0.5
      === | equality | expect it.loss == 0.5
  expect it.loss ~ 0.5
      ~ | nearlyEqual | expect it.loss == 0.5 +- 0.01
  expect it.loss =< 0.5
      =< | atMost | expect it.loss <= 0.5
  expect a => b
      => | atLeast | expect a >= b
  expect it.loss < 1, it.loss > 0
      , | oneClaim | expect it.loss < 1⏎expect it.loss > 0
  expect a > 1 and a < 2
      and | oneClaimALine(1 < a < 2) | expect 1 < a < 2
  expect a > 1 and b < 2
      and | oneClaimALine(nil) | expect a > 1⏎expect b < 2
  expect it.loss > 0.5 && it.loss < 1
      && | oneClaimALine(0.5 < it.loss < 1) | expect 0.5 < it.loss < 1
  expect it.loss < 1 or it.loss > 2
      or | oneClaimALine(nil)
  expect !a
      ! | claimIsTurned(!)
  expect it.loss < 1 "too much"
      "too much" | textWantsKey(else, "too much") | expect it.loss < 1 else="too much"
  expect probe(x).factor > 0.85 else=too much
      too much | textInQuotes(else, too much) | expect probe(x).factor > 0.85 else="too much"
  """#)
