extension Claim {
  /// Everything that the article says, in its order. A new one is a file beside this one and a line here.
  public static let all: [Claim] = [
    .stopsTraining,
    .decaysStepByStep,
    .activationsDiffer,
    .slopeOfRelu,
    .reluHelps,
    .rateTooSmall,
    .rateTooLarge,
    .schedulesFindTheRate,
    .rateAgainstVanishing,
    .batchnormStabilises,
    .batchnormAgainstOverfitting,
    .batchnormAgainstVanishing,
    .gradientsRunAway,
    .capPreventsIt,
    .clippingAgainstVanishing,
    .exampleTrains,
    .exampleClips,
    .betterOptimizers,
    .betterRegularisation,
    .imbalancedData,
    .smallGradientsSmallUpdates,
    .schedulesChooseTheRate,
    .whyBatchnormHelps,
    .whyClippingHelps,
  ]
}
