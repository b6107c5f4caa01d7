/// Reads the language: text in, statements out, or a `Failure` that points at the first token that can't stand.
///
/// ```
/// program   := { [ VERB ] statement newline }
/// statement := NAME "=" value | NAME "(" param { "," param } ")" "=" value
///            | VERB [ value | WORD ] { KEY "=" ( value | WORD ) } | value
/// param     := NAME [ "=" value ]
/// value     := chain [ ("==" | "!=") chain [ "+-" chain ] | { ("<" | "<=" | ">" | ">=") chain } ]
/// chain     := range { "->" range }
/// range     := sum [ ".." sum [ "by" [ "*" ] sum ] ]
/// sum       := product { ("+" | "-") product }
/// product   := unary { ("*" | "/") unary }
/// unary     := "-" unary | power
/// power     := postfix [ "^" unary ]
/// postfix   := atom { "(" [ args ] ")" | "[" args "]" | "." FIELD }
/// args      := arg { "," arg } [ "," ]
/// arg       := [ KEY "=" ] value
/// atom      := NUMBER | TEXT | NAME | VERB "(" [ args ] ")" | "(" value ")" | "[" value { "," value } [ "," ] "]"
/// ```
package struct Parser: Sendable {
  package let vocabulary: Vocabulary

  package init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// The statements of a whole program.
  ///
  /// - Throws: the first failure; nothing of a program that can't be read as a whole is returned.
  package func parse(_ text: String) throws(Failure) -> [Syntax.Statement] {
    let (statements, failure) = parsePrefix(text)
    if let failure { throw failure }
    return statements
  }

  /// The statements up to the first that can't be read, and why that can't.
  package func parsePrefix(_ text: String) -> (statements: [Syntax.Statement], failure: Failure?) {
    var reader = Reader(text, vocabulary)
    var statements: [Syntax.Statement] = []
    do throws(Failure) {
      while let statement = try reader.nextStatement() {
        statements.append(statement)
        reader.textBefore = statement.text
      }
      return (statements, nil)
    } catch {
      return (statements, settle(error))
    }
  }

  /// The statements of a text, read one after the other; after a line that can't be read it goes on with the next.
  package func reading(_ text: String) -> some Sequence<Result<Syntax.Statement, Failure>> {
    var reader = Reader(text, vocabulary)
    return AnyIterator {
      do throws(Failure) {
        guard let statement = try reader.nextStatement() else { return nil }
        reader.textBefore = statement.text
        return .success(statement)
      } catch {
        reader.skipLine(of: error)
        return .failure(settle(error))
      }
    }
  }

  /// The one statement of a text; `nil` for a text of blanks and comments.
  package func parseStatement(_ text: String) throws(Failure) -> Syntax.Statement? {
    let statements = try parse(text)
    guard statements.count > 1 else { return statements.first }
    let second = statements[1]
    throw Failure(SyntaxMessage.onlyOneStatement, at: second.span, in: text, kind: .syntax)
  }

  /// A text that is one value, such as a default or the answer to a question.
  package func parseExpression(_ text: String) throws(Failure) -> Syntax.Expression {
    do throws(Failure) {
      var reader = Reader(text, vocabulary)
      return try reader.onlyExpression()
    } catch {
      throw settle(error)
    }
  }

  /// The verb that a text begins with, whether or not the rest can be read.
  package func verb(beginning text: String) -> Declaration? {
    var reader = Reader(text, vocabulary)
    while reader.current.kind == .newline { reader.advance() }
    return reader.current.name.flatMap { vocabulary[$0] }.flatMap { $0.role == .verb ? $0 : nil }
  }

  /// Whether a text can be run as it stands, or the line editor asks for another line.
  package func isComplete(_ text: String) -> Completeness {
    var reader = Reader(text + "\n", vocabulary)
    do throws(Failure) {
      while try reader.nextStatement() != nil {}
      return .complete
    } catch {
      guard reader.ranOut else { return .complete }
      return .needsMore(indentation: 2 * max(1, reader.openBrackets))
    }
  }

  /// A correction is offered only if it reads; one that has a second mistake is corrected again.
  private func settle(_ failure: Failure) -> Failure {
    var settled = failure
    for _ in 0..<4 {
      guard let correction = settled.correction else { return settled }
      var reader = Reader(correction, vocabulary)
      do throws(Failure) {
        while try reader.nextStatement() != nil {}
        return settled
      } catch {
        settled.correction = error.correction
      }
    }
    settled.correction = nil
    return settled
  }
}

/// Whether a text can be run as it stands.
package enum Completeness: Hashable, Sendable {
  case complete
  /// A bracket is open or a value is missing; the next line begins with this many blanks.
  case needsMore(indentation: Int)
}
