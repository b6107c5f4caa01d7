import CommandKit
import Files

extension Session {
  /// As `run`, with what came of it as a value.
  public func result(of statement: Syntax.Statement, _ conduct: Conduct) -> Result<Outcome, Failure> {
    do throws(Failure) { return .success(try run(statement, conduct)) } catch { return .failure(error) }
  }

  /// Repeats a statement of a past session, up to the same state: what failed fails, interrupted training stops where
  /// it stopped, files are read as they were then and none is written.
  ///
  /// - Parameter problem: told what can't be as it was.
  public func `repeat`(
    _ statement: Syntax.Statement, as then: PastSession.Statement, of past: PastSession, _ conduct: Conduct,
    problem: (JournalMessage) -> Void
  ) -> Result<Outcome, Failure> {
    let store = JournalStore(journal: past.path)
    var conduct = conduct
    // Where it stopped then does not depend on how long that took; this time it is waited for.
    conduct.patience = nil
    switch then.outcome {
    case nil: return .failure(.interrupted)
    case .failed?:
      return .failure(Failure(JournalMessage.hadFailed))
    case .stopped(0)?: return .failure(.interrupted)
    case .stopped(let reports)?:
      let made = Counter()
      conduct.progress = { [progress = conduct.progress] report in
        made.add()
        progress(report)
      }
      conduct.shouldStop = { [shouldStop = conduct.shouldStop] in made.count >= reports || shouldStop() }
    case .done?: break
    }
    var contents: [String: [UInt8]] = [:]
    for (file, checksum) in then.files {
      if let stored = store.contents(checksum) {
        contents[file] = stored
      } else if (try? File.read(file)).map({ Checksum.of($0) }) != checksum {
        problem(.fileHasChanged(file: file, statement: then.text))
      }
    }
    conduct.files = conduct.files.replaying(contents)
    do throws(Failure) { return .success(try run(statement, conduct)) } catch {
      problem(.fails(statement: then.text, reason: error))
      return .failure(error)
    }
  }

  /// Repeats what was typed in a past session outside of lessons.
  ///
  /// - Returns: what can't be as it was.
  func replay(_ past: PastSession, _ conduct: Conduct = Conduct()) -> [JournalMessage] {
    var problems: [JournalMessage] = []
    for entry in past.entries {
      guard case .statement(let then) = entry, then.outcome != nil, then.outcome != .failed else { continue }
      do throws(Failure) {
        for statement in try parse(then.text) {
          _ = self.repeat(statement, as: then, of: past, conduct) { problems.append($0) }
        }
      } catch {
        problems.append(.fails(statement: then.text, reason: error))
      }
    }
    return problems
  }
}
