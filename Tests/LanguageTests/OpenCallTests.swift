import CommandKit
import Testing

/// What is being given its arguments at the end of a text.
@Suite struct OpenCallTests {
  /// Text, the call or verb, and the parameter at hand.
  static let cases: [(String, String?, String?)] = [
    ("dense(", "dense", "units"), ("dense(64, ", "dense", "activation"),
    ("dense(64, tanh", "dense", "activation"),
    ("a = dense(units=3, activation=", "dense", "activation"), ("dense(64)", nil, nil),
    ("train dense(64, tanh) -> dense(", "dense", "units"), ("train ", "train", "net"), ("train", nil, nil),
    ("train deep with=", "train", "with"), ("train deep with=adam(", "adam", "rate"),
    ("train deep with=adam(0.1) epochs=5", "train", "epochs"), ("f(1, ", nil, nil), ("dense(f(1, ", nil, nil),
    ("# dense(", nil, nil), ("seed 7\ndense(", "dense", "units"), ("probe deep\n", nil, nil),
    ("a = dense(3)[", nil, nil), ("dense(\n  ", "dense", "units"), ("", nil, nil), ("quit ", nil, nil),
    ("max(1, 2, ", "max", nil),
  ]

  @Test("The call that a text ends in, and its parameter", arguments: cases)
  func end(text: String, name: String?, parameter: String?) throws {
    let call = vocabulary.openCall(in: text, at: text.utf8.count)
    #expect(call?.declaration.name == name)
    guard let call, let parameter else { return }
    #expect(call.parameter.map { call.declaration.parameters[$0].name } == parameter)
  }
}
