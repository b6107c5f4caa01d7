import CommandKit
import OrderedCollections

struct Parser {
  init(vocabulary: Vocabulary) {}
  func parse(_ t: String) throws(Failure) -> [Syntax.Statement] { [] }
}
enum Matcher {
  static func match(_ a: [Syntax.Argument], to: Declaration, at: Span) throws(Failure) -> OrderedDictionary<
    String, [Syntax.Operand]
  > { [:] }
}
enum Suggestions { static func closest(_ n: String, among: [String]) -> String? { nil } }
extension Failure { func replacing(_ s: Span, with: String) -> Failure { self } }
extension Syntax.Expression: CustomStringConvertible { public var description: String { "" } }
