import Testing

/// One statement, and its tree as `dump` writes it.
struct Row: Sendable, CustomTestStringConvertible {
  var text: String
  var tree: String

  var testDescription: String { text }
}

/// Rows of `statement  ⇒  tree`, where ⏎ stands for a newline.
func rows(_ table: String) -> [Row] {
  table.split(separator: "\n").map { line in
    let halves = line.split(separator: "  ⇒  ", maxSplits: 1, omittingEmptySubsequences: false)
    return Row(
      text: halves[0].split(separator: "⏎", omittingEmptySubsequences: false).joined(separator: "\n"),
      tree: String(halves[1]))
  }
}

/// What students, teachers and engineers type: the statements of the lessons and of the language's description.
let commandRows = rows(
  #"""
  seed 7  ⇒  (do seed 7)
  tower(depth, act) = depth * dense(64, act) -> dense(1, sigmoid)  ⇒  (family tower [depth act] (-> (* depth (call dense 64 act)) (call dense 1 sigmoid)))
  probe tower(20, sigmoid)  ⇒  (do probe (call tower 20 sigmoid))
  probe tower(20, [sigmoid, tanh, relu])  ⇒  (do probe (call tower 20 (list sigmoid tanh relu)))
  probe tower(2..60, sigmoid)  ⇒  (do probe (call tower (.. 2 60) sigmoid))
  train tower(20, [sigmoid, relu]) epochs=100 with=adam(0.001) seed=1..5  ⇒  (do train (call tower 20 (list sigmoid relu)) epochs=100 with=(call adam 0.001) seed=(.. 1 5))
  expect max(it.loss[relu]) < 0.5 * min(it.loss[sigmoid])  ⇒  (do expect (? (call max (pick (. it loss) relu)) < (* 0.5 (call min (pick (. it loss) sigmoid)))))
  save "tuesday.md"  ⇒  (do save "tuesday.md")
  1..5  ⇒  (.. 1 5)
  2..60 by 2  ⇒  (.. 2 60 by 2)
  1e-4..1 by *10  ⇒  (.. 0.0001 1 by* 10)
  goto core-concept  ⇒  (do goto 'core-concept)
  help probe  ⇒  (do help 'probe)
  progress reset  ⇒  (do progress 'reset)
  train deep watch=gradients  ⇒  (do train deep watch='gradients)
  precision float32  ⇒  (do precision 'float32)
  precision float64  ⇒  (do precision 'float64)
  diagnose tower(20, sigmoid) try=all  ⇒  (do diagnose (call tower 20 sigmoid) try='all)
  x = 3  ⇒  (= x 3)
  b = a  ⇒  (= b a)
  act = [tanh, relu]  ⇒  (= act (list tanh relu))
  dense(64, act) -> dense(32, act)  ⇒  (-> (call dense 64 act) (call dense 32 act))
  it.loss[relu]  ⇒  (pick (. it loss) relu)
  it[depth=20].ratio  ⇒  (. (pick it depth=20) ratio)
  it.gradient[1]  ⇒  (pick (. it gradient) 1)
  it.gradient[last]  ⇒  (pick (. it gradient) last)
  it[seed=1]  ⇒  (pick it seed=1)
  max(it.losses, over=epoch)  ⇒  (call max (. it losses) over=epoch)
  it.ratio  ⇒  (. it ratio)
  a.loss  ⇒  (. a loss)
  probe(x).factor  ⇒  (. (verb probe x) factor)
  sigmoid.slope(0)  ⇒  (call (. sigmoid slope) 0)
  sigmoid.value(0.3)  ⇒  (call (. sigmoid value) 0.3)
  undo  ⇒  (do undo)
  undo 3  ⇒  (do undo 3)
  probe deep seed=1..10  ⇒  (do probe deep seed=(.. 1 10))
  train deep seed=1..10  ⇒  (do train deep seed=(.. 1 10))
  fresh deep  ⇒  (do fresh deep)
  0.25^20  ⇒  (^ 0.25 20)
  ln(2)  ⇒  (call ln 2)
  0.25**20  ⇒  (^ 0.25 20)
  plot sigmoid  ⇒  (do plot sigmoid)
  expect it.ratio < 1e-11  ⇒  (do expect (? (. it ratio) < 1e-11))
  fix(depth) = depth * dense(64, ____) -> dense(1, sigmoid)  ⇒  (family fix [depth] (-> (* depth (call dense 64 ____)) (call dense 1 sigmoid)))
  expect probe(fix(20)).factor > 0.85 else="Each layer still takes away more than a seventh."  ⇒  (do expect (? (. (verb probe (call fix 20)) factor) > 0.85) else="Each layer still takes away more than a seventh.")
  fix(depth) = depth * dense(64, relu, init=he) -> dense(1, sigmoid)  ⇒  (family fix [depth] (-> (* depth (call dense 64 relu init=he)) (call dense 1 sigmoid)))
  expect it.factor == 0.236 +- 0.02  ⇒  (do expect (? (. it factor) == 0.236 +- 0.02))
  expect 1 < a < 2  ⇒  (do expect (? 1 < a < 2))
  expect 0.1 <= it.loss <= 0.2  ⇒  (do expect (? 0.1 <= (. it loss) <= 0.2))
  boundary train(tower(2..60, sigmoid), epochs=100).loss < 0.2  ⇒  (do boundary (? (. (verb train (call tower (.. 2 60) sigmoid) epochs=100) loss) < 0.2))
  boundary train(tower(2..60, sigmoid), epochs=100).loss < 0.2 seed=1..5  ⇒  (do boundary (? (. (verb train (call tower (.. 2 60) sigmoid) epochs=100) loss) < 0.2) seed=(.. 1 5))
  train deep with=[sgd(0.1), adam(0.001)]  ⇒  (do train deep with=(list (call sgd 0.1) (call adam 0.001)))
  train deep with=sgd(1e-4..10 by *10)  ⇒  (do train deep with=(call sgd (.. 0.0001 10 by* 10)))
  train deep clip=[none, by_norm(1)]  ⇒  (do train deep clip=(list none (call by_norm 1)))
  export it to="x.csv"  ⇒  (do export it to="x.csv")
  export it to="x.json"  ⇒  (do export it to="x.json")
  [dense(64, relu), dense(1)]  ⇒  (list (call dense 64 relu) (call dense 1))
  (2..60) * dense(64)  ⇒  (* (.. 2 60) (call dense 64))
  train(deep, epochs=100)  ⇒  (do train deep epochs=100)
  train(deep,⏎epochs=100)  ⇒  (do train deep epochs=100)
  x = 1 +⏎2  ⇒  (= x (+ 1 2))
  x = [1,⏎2,⏎3]  ⇒  (= x (list 1 2 3))
  x =⏎3  ⇒  (= x 3)
  dense(64) ->⏎dense(1)  ⇒  (-> (call dense 64) (call dense 1))
  a <⏎b  ⇒  (? a < b)
  2..⏎60  ⇒  (.. 2 60)
  quit  ⇒  (do quit)
  exit  ⇒  (do quit)
  next  ⇒  (do next)
  back  ⇒  (do back)
  hint  ⇒  (do hint)
  skip  ⇒  (do skip)
  keep  ⇒  (do keep)
  lessons  ⇒  (do lessons)
  learn activations  ⇒  (do learn 'activations)
  learn  ⇒  (do learn)
  help  ⇒  (do help)
  vars  ⇒  (do vars)
  history  ⇒  (do history)
  reset  ⇒  (do reset)
  claims  ⇒  (do claims)
  quit()  ⇒  (do quit)
  vars()  ⇒  (do vars)
  probe(tower(20, relu))  ⇒  (do probe (call tower 20 relu))
  expect(it.loss < 1)  ⇒  (do expect (? (. it loss) < 1))
  expect (it.loss < 1)  ⇒  (do expect (? (. it loss) < 1))
  probe (tower(20, relu))  ⇒  (do probe (call tower 20 relu))
  theory sigmoid  ⇒  (do theory sigmoid)
  theory tanh init=normal(1.5) bias=0.1  ⇒  (do theory tanh init=(call normal 1.5) bias=0.1)
  theory(sigmoid).factor  ⇒  (. (verb theory sigmoid) factor)
  theory(tower(20, relu)).depth_scale  ⇒  (. (verb theory (call tower 20 relu)) depth_scale)
  explain deep layer=3  ⇒  (do explain deep layer=3)
  explain(deep, layer=3).product  ⇒  (. (verb explain deep layer=3) product)
  gradcheck deep  ⇒  (do gradcheck deep)
  evaluate deep on=split  ⇒  (do evaluate deep on=split)
  predict deep  ⇒  (do predict deep)
  plot it.loss  ⇒  (do plot (. it loss))
  plot train(deep).losses  ⇒  (do plot (. (verb train deep) losses))
  plot [it.loss, it.losses]  ⇒  (do plot (list (. it loss) (. it losses)))
  data = gaussian(samples=300, features=10)  ⇒  (= data (call gaussian samples=300 features=10))
  data = gaussian(1000, 10, label_noise=0.3)  ⇒  (= data (call gaussian 1000 10 label_noise=0.3))
  data = csv("file.csv", target="column")  ⇒  (= data (call csv "file.csv" target="column"))
  data = standardize(split(digits, test=0.3))  ⇒  (= data (call standardize (call split digits test=0.3)))
  data.entropy  ⇒  (. data entropy)
  expect it.loss == data.entropy +- 0.0001  ⇒  (do expect (? (. it loss) == (. data entropy) +- 0.0001))
  w = by_class(1, 10)  ⇒  (= w (call by_class 1 10))
  train deep loss=cross_entropy(weights=by_class(1, 10), label_smoothing=0.1)  ⇒  (do train deep loss=(call cross_entropy weights=(call by_class 1 10) label_smoothing=0.1))
  train deep weights=by_class(1, 10)  ⇒  (do train deep weights=(call by_class 1 10))
  train deep with=warmup(cosine(0.03, steps=72), steps=24)  ⇒  (do train deep with=(call warmup (call cosine 0.03 steps=72) steps=24))
  train deep with=sgd(exponential(0.1, rate=0.96))  ⇒  (do train deep with=(call sgd (call exponential 0.1 rate=0.96)))
  train deep with=sgd(plateau(0.1, factor=0.5, patience=5))  ⇒  (do train deep with=(call sgd (call plateau 0.1 factor=0.5 patience=5)))
  train deep with=sgd(piecewise(0.1, 50, 0.01))  ⇒  (do train deep with=(call sgd (call piecewise 0.1 50 0.01)))
  train deep validation=0.2 stop=10 every=10  ⇒  (do train deep validation=0.2 stop=10 every=10)
  train deep batch=32 epochs=40 on=data  ⇒  (do train deep batch=32 epochs=40 on=data)
  train deep with=adam(0.001, epsilon=[1e-4, 1e-8])  ⇒  (do train deep with=(call adam 0.001 epsilon=(list 0.0001 1e-8)))
  train deep with=adam(0.001, beta1=0.9, beta2=0.999, epsilon_hat=true)  ⇒  (do train deep with=(call adam 0.001 beta1=0.9 beta2=0.999 epsilon_hat=true))
  net = load("file.safetensors")  ⇒  (= net (call load "file.safetensors"))
  d = 20  ⇒  (= d 20)
  deep = tower(20, relu)  ⇒  (= deep (call tower 20 relu))
  deep = tower(20, act=relu)  ⇒  (= deep (call tower 20 act=relu))
  deep = 20 * dense(64, relu) -> dense(1, sigmoid)  ⇒  (= deep (-> (* 20 (call dense 64 relu)) (call dense 1 sigmoid)))
  deep = 3 * (dense(64) -> batchnorm -> relu) -> dense(1)  ⇒  (= deep (-> (* 3 (-> (call dense 64) batchnorm relu)) (call dense 1)))
  deep = residual(dense(64, relu) -> dense(64)) -> dense(1)  ⇒  (= deep (-> (call residual (-> (call dense 64 relu) (call dense 64))) (call dense 1)))
  20 * residual(batchnorm -> relu -> dense(64))  ⇒  (* 20 (call residual (-> batchnorm relu (call dense 64))))
  rnn(32, tanh) -> dense(1)  ⇒  (-> (call rnn 32 tanh) (call dense 1))
  lstm(32, forget_bias=[0, 1, 3]) -> dense(1)  ⇒  (-> (call lstm 32 forget_bias=(list 0 1 3)) (call dense 1))
  gru(32, update_bias=3, sequence=true) -> dense(1)  ⇒  (-> (call gru 32 update_bias=3 sequence=true) (call dense 1))
  dense(64, leaky_relu(0.2))  ⇒  (call dense 64 (call leaky_relu 0.2))
  dense(64, init=normal(0.5..1.5 by 0.5))  ⇒  (call dense 64 init=(call normal (.. 0.5 1.5 by 0.5)))
  dense(64, init=0)  ⇒  (call dense 64 init=0)
  dropout(0.5)  ⇒  (call dropout 0.5)
  sigmoid  ⇒  sigmoid
  adam  ⇒  adam
  it  ⇒  it
  none  ⇒  none
  true  ⇒  true
  data  ⇒  data
  it.loss  ⇒  (. it loss)
  it.loss - a.loss  ⇒  (- (. it loss) (. a loss))
  it.loss / a.loss  ⇒  (/ (. it loss) (. a loss))
  it.loss * 100  ⇒  (* (. it loss) 100)
  -it.loss  ⇒  (- (. it loss))
  - 3  ⇒  (- 3)
  --3  ⇒  (- (- 3))
  2^-3  ⇒  (^ 2 (- 3))
  -2^2  ⇒  (- (^ 2 2))
  (-2)^2  ⇒  (^ (- 2) 2)
  2^3^2  ⇒  (^ 2 (^ 3 2))
  -2^-2  ⇒  (- (^ 2 (- 2)))
  2 * -3  ⇒  (* 2 (- 3))
  1 - -1  ⇒  (- 1 (- 1))
  1 - 2 - 3  ⇒  (- (- 1 2) 3)
  1 / 2 / 3  ⇒  (/ (/ 1 2) 3)
  1 - 2 * 3 + 4  ⇒  (+ (- 1 (* 2 3)) 4)
  (1 - 2) * (3 + 4)  ⇒  (* (- 1 2) (+ 3 4))
  a * b -> c * d  ⇒  (-> (* a b) (* c d))
  2 * a -> 3 * b -> c  ⇒  (-> (* 2 a) (* 3 b) c)
  a -> (b -> c)  ⇒  (-> a (-> b c))
  (a -> b) * 2  ⇒  (* (-> a b) 2)
  1 + 1..2 * 3  ⇒  (.. (+ 1 1) (* 2 3))
  1..2 -> x  ⇒  (-> (.. 1 2) x)
  a + b == c - d  ⇒  (? (+ a b) == (- c d))
  a -> b == c -> d  ⇒  (? (-> a b) == (-> c d))
  a != b  ⇒  (? a != b)
  a == b +- c  ⇒  (? a == b +- c)
  a == b +- c * 2  ⇒  (? a == b +- (* c 2))
  a != b +- 0.1  ⇒  (? a != b +- 0.1)
  a < b < c <= d  ⇒  (? a < b < c <= d)
  a > b > c >= d  ⇒  (? a > b > c >= d)
  1..5 == x  ⇒  (? (.. 1 5) == x)
  f(x)(y)  ⇒  (call (call f x) y)
  f(x)[1]  ⇒  (pick (call f x) 1)
  f(x).y  ⇒  (. (call f x) y)
  f(x)[1].y(2)  ⇒  (call (. (pick (call f x) 1) y) 2)
  x[1][2]  ⇒  (pick (pick x 1) 2)
  x.a.b.c  ⇒  (. (. (. x a) b) c)
  x[1, depth=20]  ⇒  (pick x 1 depth=20)
  x[relu, "sgd(0.1)"]  ⇒  (pick x relu "sgd(0.1)")
  f(1, 2, k=3)  ⇒  (call f 1 2 k=3)
  f(1, 2,)  ⇒  (call f 1 2)
  f(k=1,)  ⇒  (call f k=1)
  f()  ⇒  (call f)
  [1]  ⇒  (list 1)
  [1,]  ⇒  (list 1)
  [[1, 2], [3]]  ⇒  (list (list 1 2) (list 3))
  [1..3, 5]  ⇒  (list (.. 1 3) 5)
  "text"  ⇒  "text"
  'text'  ⇒  "text"
  "it's"  ⇒  "it's"
  """#)

/// A text as an input method for Chinese leaves it: signs in full width, but in texts and comments.
func inFullWidth(_ text: String) -> String {
  var result = ""
  var quote: Character?
  var isComment = false
  for character in text {
    if character == "\n" { (quote, isComment) = (nil, false) }
    if let open = quote {
      if character == open { quote = nil }
    } else if !isComment, character == "\"" || character == "'" {
      quote = character
    } else if character == "#" {
      isComment = true
    }
    let scalar = character.unicodeScalars.first
    let isSign = scalar.map { "(){}[]<>=%!?&|+*:;,".unicodeScalars.contains($0) } ?? false
    if quote == nil, !isComment, isSign, let scalar, let wide = Unicode.Scalar(scalar.value + 0xFEE0) {
      result.unicodeScalars.append(wide)
    } else {
      result.append(character)
    }
  }
  return result
}
