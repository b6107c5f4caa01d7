import CommandKit
import Engine
import Messages
import RealModule

/// A name with brackets that computes with values.
package struct Function: Sendable {
  package let declaration: Declaration
  let call: @Sendable (Invocation, Evaluator) throws(Failure) -> Value

  init(
    _ declaration: Declaration,
    call: @escaping @Sendable (Invocation, Evaluator) throws(Failure) -> Value
  ) {
    self.declaration = declaration
    self.call = call
  }

  static let all: [Function] = elementary + reductions + [byClass, split, standardize, csv, load]

  /// A function applied variant by variant to the values of its declared parameters.
  static func variantwise(
    _ declaration: Declaration,
    _ body: @escaping @Sendable (Variant) throws(Failure) -> Element
  ) -> Function {
    Function(declaration) { invocation, evaluator throws(Failure) in
      let keys = invocation.values.keys
      return try Value.combine(Array(invocation.values.values)) { (elements) throws(Failure) in
        do throws(Failure) {
          return try body(
            Variant(
              invocation: invocation,
              elements: Dictionary(zip(keys, elements), uniquingKeysWith: { first, _ in first }),
              evaluator: evaluator, context: evaluator.context))
        } catch {
          throw error.span == nil ? Failure(error.reason, at: invocation.span, kind: error.kind) : error
        }
      }
    }
  }
}
