/// What the program says to who uses it from a notebook, in Chinese.
enum ChineseKernel {
  static func words(_ message: KernelMessage) -> String {
    switch message {
    case .isNoRequest: "This is no request: one is an object in JSON on a line, with the field request."
    case .fieldTwice(let name): "The field \(name) comes twice."
    case .unknownRequest(let name):
      "No request is called \(name); there are execute, complete, inspect, is_complete and interrupt."
    case .requestIsTooLong(let most): "A request has \(most >> 20) MiB at most."
    case .isForNotebooks:
      "Jupyter talks to gradlab kernel; gradlab kernel --install makes it known there."
    case .isLeft: "The session is left; the next cell begins a new one."
    case .installed(let folder, let program): "Jupyter has the kernel gradlab: \(folder), with \(program)"
    case .needsLibrary:
      "Jupyter's Python needs ipykernel, and python3 here has none: pip install ipykernel"
    case .uninstalled(let folder): "\(folder) is gone."
    case .isNotInstalled(let folder): "\(folder) is not there."
    case .isNotOurs(let folder): "\(folder) is no kernel of gradlab, and stays as it is."
    case .noHome: "There is no home to install for; --prefix names a folder."
    case .hasDied:
      "gradlab has ended, and what the session held is gone. The next cell begins a new one."
    case .cannotStart:
      "gradlab can't be started; where it lies elsewhere now, gradlab kernel --install says so."
    case .libraryIsMissing: "The kernel gradlab needs ipykernel: pip install ipykernel"
    }
  }
}
