enum EnglishJournal {
  static func words(_ message: JournalMessage) -> String {
    switch message {
    case .notKept(let folder, let failure):
      "The session can't be kept in \(folder): \(failure.reason(in: .english))."
    case .keptNoLonger(_, let failure):
      "The session can't be kept any longer (\(failure.reason(in: .english))); it goes on, but --resume won't know what is typed from here on."
    case .hadFailed: "It failed, and is not tried again when a session is brought back."
    case .fileHasChanged(let file, let statement):
      "\(file) is no longer as \(statement) read it, and no copy of it is left."
    case .fails(let statement, let failure): "\(statement): \(failure.reason.words(in: .english))"
    }
  }
}
