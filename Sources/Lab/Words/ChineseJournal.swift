enum ChineseJournal {
  static func words(_ message: JournalMessage) -> String {
    switch message {
    case .notKept(let folder, let failure):
      "The session can't be kept in \(folder): \(failure.reason(in: .english))."
    case .keptNoLonger(let path, let failure):
      "The session can't be kept any longer in \(path): \(failure.reason(in: .english)). It goes on, but --resume won't know this line and what follows."
    case .notCopied(let file, let failure):
      "\(file) can't be kept beside the session (\(failure.reason(in: .english))); --resume will need it as it is now."
    case .hadFailed: "It failed, and is not tried again when a session is brought back."
    case .fileHasChanged(let file, let statement):
      "\(file) is no longer as \(statement) read it, and no copy of it is left."
    case .fails(let statement, let failure): "\(statement): \(failure.reason.words(in: .english))"
    }
  }
}
