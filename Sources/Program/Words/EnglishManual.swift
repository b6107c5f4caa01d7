/// The manual page, in English.
enum EnglishManual {
  static func words(_ message: ManualMessage) -> String {
    switch message {
    case .title: "User Commands"
    case .name: "NAME"
    case .synopsis: "SYNOPSIS"
    case .description: "DESCRIPTION"
    case .commands: "COMMANDS"
    case .language: "THE LANGUAGE"
    case .files: "FILES"
    case .environment: "ENVIRONMENT"
    case .summary: "see how gradients travel through deep networks"
    case .command: "command"
    case .options: "options"
    case .settingsFile: "settings: a line KEY = VALUE for each; gradlab config shows them"
    case .stateFolder: "the history of lines and the journals of sessions"
    case .progressFile: "how far the reader is in the lessons"
    case .referenceTitle: "The language of gradlab"
    case .referenceOrigin: "Made by `gradlab reference` from the declarations; not to be edited by hand."
    }
  }
}
