/// What is being given its arguments at a place of a text: the call in whose bracket it is, else the statement's verb.
package struct OpenCall: Hashable, Sendable {
  package let declaration: Declaration
  /// Whether in a bracket.
  package let isCall: Bool
  /// The parameter at hand, by its place in the declaration.
  package let parameter: Int?
}

extension Vocabulary {
  /// The call that an offset of a text is in; `nil` in comments, outside any, and in a call of the reader's own.
  package func openCall(in text: String, at offset: Int) -> OpenCall? {
    var lexer = Lexer(Array(text.utf8.prefix(offset)), collectsComments: true)
    var frames = [OpenFrame(isCall: false)]
    var before: Token?
    while true {
      let token = lexer.next()
      switch token.kind {
      case .end:
        if let comment = lexer.comments?.last, comment.end == offset { return nil }
        // Where the verb has just been typed it may be another yet.
        if frames.count == 1, frames[0].isFresh, before?.span.end == offset { return nil }
        return frames[frames.count - 1].call
      case .newline: frames = [OpenFrame(isCall: false)]
      case .symbol(.open):
        frames[0].isFresh = false
        frames.append(OpenFrame(isCall: true, token.touches ? before?.name.flatMap { called($0) } : nil))
      case .symbol(.openSquare): frames.append(OpenFrame(isCall: true))
      case .symbol(.close), .symbol(.closeSquare): if frames.count > 1 { frames.removeLast() }
      case .symbol(.comma): frames[frames.count - 1].next()
      case .symbol(.assign): frames[frames.count - 1].key = before?.name
      case .name(let name) where before == nil || before?.kind == .newline:
        if let verb = self[name], verb.role == .verb { frames[0] = OpenFrame(isCall: false, verb) }
      default: frames[0].isFresh = false
      }
      before = token
    }
  }
}

/// A bracket that is open, or the statement itself.
private struct OpenFrame {
  let isCall: Bool
  let declaration: Declaration?
  var place = 0
  var key: String?
  /// Whether nothing stands behind the verb.
  var isFresh = true

  init(isCall: Bool, _ declaration: Declaration? = nil) {
    self.isCall = isCall
    self.declaration = declaration
  }

  mutating func next() {
    if key == nil { place += 1 }
    key = nil
  }

  var call: OpenCall? {
    guard let declaration, !declaration.parameters.isEmpty else { return nil }
    let parameters = declaration.parameters
    let index: Int? =
      if let key {
        parameters.firstIndex { $0.name == key }
      } else if isCall {
        declaration.parameter(at: place).flatMap { wanted in
          parameters.firstIndex { $0.name == wanted.name }
        }
      } else {
        parameters.firstIndex(where: \.isSubject)
      }
    return OpenCall(declaration: declaration, isCall: isCall, parameter: index)
  }
}
