// What the language calls an activation, a layer, an optimizer is one of these: a rule, with the arguments that
// it was made from.

/// `tanh`, `leaky_relu(0.2)`
public typealias Activation = Configured<any ActivationRule>
/// `he`, `normal(0.05)`
public typealias Initializer = Configured<any InitializerRule>
/// `dense(64, relu)`, `batchnorm`
public typealias Layer = Configured<any LayerRule>
/// `mse`, `focal(gamma=2)`
public typealias Loss = Configured<any LossRule>
/// `sgd(0.1)`, `adam(0.001)`
public typealias Optimizer = Configured<OptimizerRule>
/// `cosine(0.1, steps=100)`
public typealias Schedule = Configured<any ScheduleRule>
/// `by_norm(1)`
public typealias Clip = Configured<any ClipRule>
