import Engine

extension Probe: Codable {
  private enum Key: String, CodingKey {
    case layers, samples, parameterCount, precision, loss, norm, theory, noTheory, hasWaysAround
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(layers, forKey: .layers)
    try fields.encode(samples, forKey: .samples)
    try fields.encode(parameterCount, forKey: .parameterCount)
    try fields.encode(precision, forKey: .precision)
    try fields.encode(loss, forKey: .loss)
    try fields.encode(norm, forKey: .norm)
    switch theory {
    case .success(let theory): try fields.encode(theory, forKey: .theory)
    case .failure(let none): try fields.encode(none.reason, forKey: .noTheory)
    }
    try fields.encode(hasWaysAround, forKey: .hasWaysAround)
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    layers = try fields.decode([ProbedLayer].self, forKey: .layers)
    samples = try fields.decode(Int.self, forKey: .samples)
    parameterCount = try fields.decode(Int.self, forKey: .parameterCount)
    precision = try fields.decode(Precision.self, forKey: .precision)
    loss = try fields.decode(Double.self, forKey: .loss)
    norm = try fields.decode(Double.self, forKey: .norm)
    if let reason = try fields.decodeIfPresent(String.self, forKey: .noTheory) {
      theory = .failure(NetworkTheory.NoTheory(reason: reason))
    } else {
      theory = .success(try fields.decode(NetworkTheory.self, forKey: .theory))
    }
    hasWaysAround = try fields.decode(Bool.self, forKey: .hasWaysAround)
  }
}
