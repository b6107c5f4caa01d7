import Documents

/// The words of tables of measurements.
extension Terms {
  static let columns: [String: Text] = [
    "size":
      "How large a layer's outputs are: their RMS over samples and units (the root of the mean of the squares). Where they shrink or grow from layer to layer, so do the weight gradients, which are error signal times what comes in.",
    "spread":
      "How far apart the samples still are at a layer: the standard deviation over the samples, RMS over units, divided by the size. Near 1 nearly all of the outputs differs from sample to sample; at 0 every sample gives the same. Its square is 1 − the common part: what all samples share, and what tells later layers nothing.",
    "nudge":
      "What a small change of the input has become at a layer. Every sample is moved a little, at random; how far its outputs move, relative to their size, is divided by how far the input moved, relative to its own: 1 means as it came in. Where it falls from layer to layer, the network forgets small differences (the ordered phase of tanh); where it grows, it tears neighbours apart (the chaotic phase), which the spread does not see. It is measured in double and to first order, whatever the precision.",
    "distinct":
      "How many samples the arithmetic can tell apart at a layer. Two whose outputs are the same numbers to the last bit are one sample for every later layer; float32 holds about seven digits.",
    "signal":
      "The error signal δ: how strongly each sample's own loss reacts to a layer's pre-activations (to its outputs, where it has no weights). It is the norm of that gradient over the layer's units, RMS over the samples, and travels back from the loss. \("factors[k]", .code) is layer k's relative to the next one's; their product is signal[1] / signal[last].",
    "gradient":
      "The weight gradient: what an optimizer sees of a layer, the RMS over its entries. It is the error signal times what comes into the layer, averaged over the samples: so it may keep its size while the signal vanishes, where outputs shrink the other way (relu with Glorot's weights).",
    "step":
      "How far one step of an optimizer moves a layer's weights: one real step with all samples, on a copy, RMS of the change over RMS of the weights. About 0.001 is usual; below 1e−6 nothing moves, above 0.1 the layer jumps. Adam divides by the size of the gradient, so that its step hardly depends on it, until the gradient falls below its epsilon.",
  ]
}
