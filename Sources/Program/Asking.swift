import Files
import Lab
import LineEditor

extension Console {
  /// How the reader is asked; `nil` where there is nobody to ask, or another program reads what comes.
  func asking(clearing bar: ProgressBar? = nil) -> (@Sendable (FileQuestion) -> Bool)? {
    guard form == .terminal, Terminal.canAsk else { return nil }
    return { question in
      bar?.clear()
      return Terminal.agrees(to: question.words(in: .current))
    }
  }

  /// Has the reader agree that files are written, where there are some already.
  ///
  /// - Parameter overwrites: whether they have said so before.
  func agree(onWriting files: [String], overwrites: Bool) throws(Complaint) {
    for file in files {
      do throws(FileFailure) { try File.checkWritable(file) } catch { throw Complaint(error) }
    }
    let there = files.filter(File.isThere)
    guard !overwrites, let first = there.first else { return }
    let file = there.count == 1 ? first : "\(first) … (\(there.count))"
    guard let ask = asking() else { throw .usage(CommandMessage.isThere(file: file)) }
    guard ask(.overwriting(file: file)) else {
      throw Complaint(FilePermissionMessage.declined(file: file), code: 1)
    }
  }
}
