/// What reads, but does not fit the declaration.
let argumentMistakes = mistakes(
  #"""
  train deep with=adam lr=0.01
      lr | otherKey(rateBelongsToOptimizer, with=adam(0.01)) | train deep with=adam(0.01)
  train deep lr=0.01 epochs=5 with=adam batch=100
      lr | otherKey(rateBelongsToOptimizer, with=adam(0.01)) | train deep epochs=5 with=adam(0.01) batch=100
  train(deep, with=adam, lr=0.01)
      lr | otherKey(rateBelongsToOptimizer, with=adam(0.01)) | train(deep, with=adam(0.01))
  train deep lr=0.01
      lr | otherKey(rateBelongsToOptimizer, with=sgd(0.01)) | train deep with=sgd(0.01)
  sigmoid(0.3)
      0.3 | noParameters(sigmoid, [sigmoid.value(0.3), sigmoid.slope(0.3)]) | sigmoid.value(0.3)
  seed
      seed | missing(seed, seed 7) | seed 7
  export it
      export it | missing(to, nil)
  dense()
      dense() | missing(units, dense(64)) | dense(64)
  dense(64, relu, he, 0, 1)
      1 | tooMany(dense, [units, activation, init, bias])
  dense(unit=64)
      unit | unknownKey(dense, unit, units, [units, activation, init, bias]) | dense(units=64)
  train deep epoch=3
      epoch | unknownKey(train, epoch, epochs, [net, epochs, with, batch, loss, clip, weights, validation, stop, every, watch, on, seed]) | train deep epochs=3
  csv("f.csv")
      csv("f.csv") | missing(target, nil)
  max()
      max() | missing(values, max(3)) | max(3)
  probe
      probe | missing(net, probe 20 * dense(64, sigmoid) -> dense(1, sigmoid)) | probe 20 * dense(64, sigmoid) -> dense(1, sigmoid)
  save
      save | missing(file, nil)
  sgd(learning=0.1)
      learning | unknownKey(sgd, learning, nil, [rate, momentum, nesterov, l2])
  gaussian(n=100)
      n | unknownKey(gaussian, n, nil, [samples, features, label_noise, steps])
  ln(1, 2)
      2 | tooMany(ln, [x])
  precision
      precision | missing(format, precision float64) | precision float64
  leaky_relu(slop=0.1)
      slop | unknownKey(leaky_relu, slop, slope, [slope]) | leaky_relu(slope=0.1)
  dense(64, relu, units=3)
      units=3 | givenTwice(units)
  """#)
