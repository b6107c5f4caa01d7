// What the language calls an activation, a layer, an optimizer is one of these: a rule, with the arguments that
// it was made from.

public typealias Activation = Configured<any ActivationRule>
public typealias Initializer = Configured<any InitializerRule>
public typealias Layer = Configured<any LayerRule>
public typealias Loss = Configured<any LossRule>
public typealias Optimizer = Configured<any OptimizerRule>
public typealias Schedule = Configured<any ScheduleRule>
public typealias Clip = Configured<any ClipRule>
