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

  /// Has the reader agree that a file is written, where there is one already.
  ///
  /// - Parameter overwrites: whether they have said so before.
  func agree(onWriting file: String, overwrites: Bool) throws(Complaint) {
    do throws(FileFailure) { try File.checkWritable(file) } catch { throw Complaint(error) }
    guard !overwrites, File.isThere(file) else { return }
    guard let ask = asking() else { throw .usage(CommandMessage.isThere(file: file)) }
    guard ask(.overwriting(file: file)) else {
      throw Complaint(FilePermissionMessage.declined(file: file), code: 1)
    }
  }
}
