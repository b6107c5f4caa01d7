/// What the program says to who uses it from a notebook, in Chinese.
enum ChineseKernel {
  static func words(_ message: KernelMessage) -> String {
    switch message {
    case .isNoRequest: "这不是请求：一个请求是一行 JSON 对象，其中有字段 request。"
    case .fieldTwice(let name): "字段 \(name) 出现了两次。"
    case .unknownRequest(let name):
      "没有叫 \(name) 的请求；有 execute、complete、inspect、is_complete 和 interrupt。"
    case .requestIsTooLong(let most): "一个请求最多 \(most >> 20) MiB。"
    case .isForNotebooks: "gradlab kernel 是给 Jupyter 用的；gradlab kernel --install 让 Jupyter 认得它。"
    case .isLeft: "会话已退出；下一个单元格开始新的会话。"
    case .installed(let folder, let program): "Jupyter 有了内核 gradlab：\(folder)，所用程序 \(program)"
    case .needsLibrary: "Jupyter 的 Python 需要 ipykernel，而这里的 python3 没有：pip install ipykernel"
    case .uninstalled(let folder): "\(folder) 已删除。"
    case .isNotInstalled(let folder): "\(folder) 不存在。"
    case .isNotOurs(let folder): "\(folder) 不是 gradlab 的内核，原样保留。"
    case .noHome: "没有主文件夹可装；--prefix 指定一个文件夹。"
    case .hasDied: "gradlab 已结束，会话里的内容都没了。下一个单元格开始新的会话。"
    case .cannotStart: "gradlab 启动不了；如果它换了位置，gradlab kernel --install 会告诉 Jupyter。"
    case .libraryIsMissing: "内核 gradlab 需要 ipykernel：pip install ipykernel"
    }
  }
}
