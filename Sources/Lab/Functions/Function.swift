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
    var declaration = declaration
    declaration.inOtherLanguages[.chinese] = ChineseFunctions.all[declaration.name]
    self.declaration = declaration
    self.call = call
  }

  static let all: [Function] = elementary + reductions + [byClass, split, standardize, csv, arrays, load]

  /// A function applied variant by variant to the values of its declared parameters.
  ///
  /// - Parameter lists: those of which a list is one value, and not variants.
  static func variantwise(
    _ declaration: Declaration, lists: Set<String> = [],
    _ body: @escaping @Sendable (Variant) throws(Failure) -> Element
  ) -> Function {
    Function(declaration) { invocation, evaluator throws(Failure) in
      let given = invocation.values.filter { !lists.contains($0.key) }
      let keys = given.map(\.key)
      return try Value.combine(given.map(\.value)) { (elements) throws(Failure) in
        do throws(Failure) {
          var variant = Variant(
            invocation: invocation,
            elements: Dictionary(zip(keys, elements), uniquingKeysWith: { first, _ in first }),
            evaluator: evaluator, context: evaluator.context)
          for key in lists { variant.lists[key] = invocation.values[key] }
          return try body(variant)
        } catch {
          throw error.span == nil ? Failure(error.reason, at: invocation.span, kind: error.kind) : error
        }
      }
    }
  }
}
