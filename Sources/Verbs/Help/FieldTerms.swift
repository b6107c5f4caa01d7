import Documents

/// The words of the field: one or two sentences each.
extension Terms {
  /// By what they are about, in the order in which help lists them.
  static let fields: [(name: String, terms: [(word: String, meaning: Text)])] = [
    ("learning", learning), ("what is learned", judging), ("gradients", gradients), ("networks", networks),
    ("theory", theory), ("measuring", measuring),
  ]

  private static let learning: [(word: String, meaning: Text)] = [
    (
      "epoch",
      "One pass over all training samples, in an order drawn anew. With batches of 32 and 1000 samples it is 32 steps."
    ),
    (
      "batch",
      "The samples of one step: their mean gradient moves the weights once. A small batch makes more steps of noisier gradients; \("batch=", .code) of train sets its size."
    ),
    (
      "learning_rate",
      "How far a step goes: plain descent moves the weights by minus the rate times the gradient. Too large a rate makes the loss grow, too small a one takes too many steps. It is the number of the optimizer: \("sgd(0.1)", .code)."
    ),
    (
      "gradient_descent",
      "Going down against the gradient, step by step: each weight moves by minus the rate times its own gradient. With the gradient of a batch in place of all samples it is called stochastic: \("sgd", .code)."
    ),
    (
      "optimizer",
      "The rule that makes a step of a gradient: \("sgd", .code) takes rate times gradient, \("adam", .code) divides by the gradient's usual size. \("help optimizers", .code) lists them."
    ),
    (
      "momentum",
      "A moving sum of past gradients that moves the weights in place of the last one alone. With momentum m the steps add up to 1/(1 − m) times the rate where gradients agree."
    ),
    (
      "epsilon",
      "The small number that Adam adds to the root of the mean square before it divides by it: 1e−8 here. Where gradients fall below it, Adam's steps shrink with them."
    ),
    (
      "schedule",
      "A learning rate that changes with the steps: \("help schedules", .code) lists them; it stands where the rate does, as in \("sgd(cosine(0.1))", .code)."
    ),
    (
      "reduce_on_plateau",
      "A schedule that cuts the rate where the loss has not fallen for some epochs: \("plateau", .code)."
    ),
    (
      "warm_up",
      "A rate that grows from nearly 0 during the first steps, until the optimizer's averages and the batch statistics mean something."
    ),
    (
      "clipping",
      "Making a gradient smaller where it passes a cap: each value (\("by_value", .code)), each layer's norm, or the norm of all together (\("by_norm", .code)), which alone keeps the direction. \("help clips", .code) lists the ways."
    ),
    (
      "weight_decay",
      "A pull of every weight towards 0, in proportion to it, at each step. In AdamW it stands beside the gradient, not in it."
    ),
    (
      "regularization",
      "What keeps a network from learning its samples by heart: weight decay, dropout, fewer weights, more samples, or stopping early."
    ),
  ]

  private static let judging: [(word: String, meaning: Text)] = [
    (
      "loss",
      "The number that training makes smaller: how wrong the outputs are, mean over the samples. \("help losses", .code) lists the ways to measure it."
    ),
    (
      "accuracy",
      "The share of samples whose class is right, from 0 to 1. Where one class is rare, always giving the other one has a high accuracy and finds nothing."
    ),
    (
      "label_entropy",
      "The loss of giving each class the share that it has among the labels, −Σ p ln p: 0.693 for two classes of equal size. It is the best that a network reaches whose outputs do not depend on the input."
    ),
    (
      "cross_entropy",
      "The mean of −ln of the probability that was given to the true class; of two classes it is called binary, \("bce", .code). Being certain and wrong costs without bound, but for the cut of each logarithm at −100 in \("bce", .code)."
    ),
    (
      "held_out",
      "Samples that training does not see, to tell what was learned from what was learned by heart: \("split", .code) and \("test=", .code) of train hold some out."
    ),
    (
      "overfitting",
      "Fitting the training samples and not what they are drawn from: the training loss goes on falling while the held-out loss rises."
    ),
    (
      "precision",
      "Of the samples that were taken for a one, the share that is one: a field of \("evaluate", .code). (The verb of that name sets the arithmetic.)"
    ),
    ("recall", "Of the samples that are of a class, the share that was found."),
    ("f1", "The harmonic mean of precision and recall: it is small where one of them is."),
    (
      "balanced_accuracy",
      "The mean recall of the classes: 1/2 for always giving one of two classes, however rare the other is."
    ),
    (
      "confusion_matrix",
      "How often each class was taken for each: truth in rows, answers in columns, the right ones on the diagonal."
    ),
    (
      "threshold",
      "From which probability on a sample counts as a one. Lowering it finds more ones and takes more others for them."
    ),
    (
      "logits", "The outputs before a sigmoid or softmax makes probabilities of them: any real numbers."
    ),
  ]

  private static let gradients: [(word: String, meaning: Text)] = [
    (
      "error_signal",
      "The gradient of a sample's loss with respect to a layer's pre-activations, δ. It travels back from the loss, and the weight gradient is this times what came into the layer."
    ),
    (
      "backpropagation",
      "The chain rule from the loss backwards: each layer's error signal is the next one's, through its weights and its activation's slope."
    ),
    (
      "factor",
      "What a layer does to the error signal on its way back: layer k's size relative to that of layer k + 1. Over many layers the factors multiply, so that 0.9 and 1.1 are far from 1."
    ),
    (
      "ratio",
      "The weight gradient of the first layer relative to that of the last one. Near 1 all layers learn alike."
    ),
    (
      "slope",
      "The derivative of an activation, φ′: 1/4 at most for sigmoid, 1 at most for tanh, 0 or 1 for relu."
    ),
    (
      "saturated",
      "A unit whose activation is so far out that its slope is nearly 0: sigmoid and tanh at large inputs. Nearly no error signal passes it."
    ),
    (
      "dead",
      "A relu unit that is 0 for every sample: its slope is 0 for all of them, so that no gradient reaches its weights."
    ),
    ("vanishing", "A gradient that falls by a factor below 1 a layer, and so exponentially with depth."),
    ("exploding", "A gradient that grows by a factor above 1 a layer, and so exponentially with depth."),
  ]

  private static let networks: [(word: String, meaning: Text)] = [
    (
      "depth",
      "How many layers a signal passes one after the other, and with it the error signal on its way back."
    ),
    (
      "activation",
      "The function after a layer's weighted sum, without which all layers together were one linear map. \("help activations", .code) lists them."
    ),
    (
      "initialization",
      "How the first weights are drawn. Glorot's variance is 2/(inputs + outputs), He's is 2/inputs, which makes up for the half that relu cuts away. \("help initialisers", .code) lists them."
    ),
    (
      "residual_connection",
      "A path around some layers, y = x + f(x): gradients pass it with factor 1, besides what comes through f."
    ),
    (
      "normalization",
      "Bringing what passes a layer to mean 0 and deviation 1: over the batch (\("batchnorm", .code)), or over the units of each sample (\("layernorm", .code))."
    ),
    (
      "batch_normalization",
      "Bringing each unit to mean 0 and deviation 1 over the samples of a batch, then to a scale and shift that are learned: \("batchnorm", .code). Outside training running statistics stand in for those of the batch."
    ),
    (
      "layer_normalization",
      "Bringing each sample to mean 0 and deviation 1 over its units: \("layernorm", .code). What else is in the batch makes no difference to it."
    ),
    (
      "recurrent_network",
      "A network that reads a sequence step by step with the same weights, and keeps a state: \("rnn", .code), \("lstm", .code), \("gru", .code). Its gradient through time has a factor a step, as that of a deep network has a factor a layer."
    ),
    (
      "gate",
      "A number between 0 and 1 for each unit of a recurrent state, made by a sigmoid, that says how much of it is kept, taken in or given out."
    ),
    (
      "forget_bias",
      "What is added inside the sigmoid of an lstm's forget gate. At 3 the gate begins near 0.95 and keeps most of its state, so that the gradient lasts longer."
    ),
  ]

  private static let theory: [(word: String, meaning: Text)] = [
    (
      "mean_field_theory",
      "What a layer does to sizes, correlations and gradients on average over random weights, exact for infinite width. \("theory", .code) computes it."
    ),
    (
      "edge_of_chaos",
      "The variance of the weights at which neighbours neither come together (order) nor move apart (chaos): χ = 1. There signals and gradients reach deepest."
    ),
    (
      "depth_scale",
      "ξ: the number of layers over which the difference of two samples shrinks or grows e-fold, 1/|ln χ|. Networks much deeper than about 6 ξ are hard to train."
    ),
    (
      "jacobian",
      "The matrix of derivatives of a network's outputs (or of one layer's) with respect to its inputs, at one sample."
    ),
    (
      "singular_value",
      "How much a matrix stretches one of its own perpendicular directions. Those of the Jacobian say which changes of the input arrive; \("spectrum", .code) measures them."
    ),
    (
      "isometry",
      "That all singular values of the Jacobian are near 1 (dynamical isometry): no direction is lost or stretched. Orthogonal weights come near it, Gaussian ones do not."
    ),
  ]

  private static let measuring: [(word: String, meaning: Text)] = [
    (
      "seed",
      "The number that random draws follow from: the same seed gives the same weights. One seed is one draw; what is said of networks is measured over several, \("seed=1..5", .code)."
    ),
    ("median", "The middle one of numbers in order: one wild run of five does not move it."),
    (
      "rms", "The root of the mean of the squares: a size, whatever the signs are."
    ),
    (
      "variance", "The mean of the squared distances from the mean; its root is the standard deviation."
    ),
    (
      "decade", "A factor of ten: 1e−6 is six decades below 1."
    ),
  ]

  /// What they are called, where that is not their name.
  static let words: [String: String] = [
    "gradient": "weight gradient", "warm_up": "warm-up", "clipping": "gradient clipping",
    "reduce_on_plateau": "reduce on plateau", "held_out": "held-out samples", "saturated": "saturated unit",
    "dead": "dead unit", "vanishing": "vanishing gradients", "exploding": "exploding gradients",
    "mean_field_theory": "mean-field theory", "isometry": "dynamical isometry", "rms": "root mean square",
    "f1": "F1",
  ]

  /// Other words for them.
  static let synonyms: [String: String] = [
    "bce": "cross_entropy", "cross-entropy": "cross_entropy", "entropy": "label_entropy",
    "confusion": "confusion_matrix", "minibatch": "batch", "mini_batch": "batch",
    "learningrate": "learning_rate",
    "rate": "learning_rate", "optimiser": "optimizer", "warmup": "warm_up", "eps": "epsilon",
    "adam_epsilon": "epsilon", "clip": "clipping", "gradient_clipping": "clipping",
    "regularisation": "regularization",
    "overfit": "overfitting", "delta": "error_signal", "δ": "error_signal", "backprop": "backpropagation",
    "chain_rule": "backpropagation",
    "saturation": "saturated", "saturate": "saturated", "dying": "dead", "dead_relu": "dead",
    "vanishing_gradient": "vanishing", "exploding_gradient": "exploding", "vanish": "vanishing",
    "explode": "exploding", "initialisation": "initialization", "init": "initialization",
    "shortcut": "residual_connection", "skip_connection": "residual_connection",
    "normalisation": "normalization",
    "batch_normalisation": "batch_normalization", "layer_normalisation": "layer_normalization",
    "reducelronplateau": "reduce_on_plateau", "dead_unit": "dead",
    "saturated_unit": "saturated", "root_mean_square": "rms", "held_out_sample": "held_out",
    "recurrent": "recurrent_network", "forget_gate": "forget_bias",
    "mean_field": "mean_field_theory", "chaos": "edge_of_chaos", "xi": "depth_scale", "ξ": "depth_scale",
    "singular": "singular_value", "dynamical_isometry": "isometry", "draw": "seed",
    "median_over_seeds": "median",
    "logit": "logits", "weight_gradient": "gradient", "held-out": "held_out",
  ]
}
