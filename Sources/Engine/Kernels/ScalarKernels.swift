import CKernels

/// The loops over many numbers of one precision, in C; `S.Kernels` has those for `S`.
///
/// They are functions of C under the names that its headers give them, where each is described: a new one is a
/// declaration there and one here, and both precisions have it.
public protocol ScalarKernels<Number>: ActivationKernels, LayerKernels, LossKernels, MatrixKernels,
  OptimizerKernels, ProductKernels, RandomKernels, StatisticKernels
{}

extension FloatKernels: ScalarKernels {}
extension DoubleKernels: ScalarKernels {}
