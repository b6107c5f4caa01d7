/// The manual page, in Chinese.
enum ChineseManual {
  static func words(_ message: ManualMessage) -> String {
    switch message {
    case .title: "用户命令"
    case .name: "名称"
    case .synopsis: "概要"
    case .description: "描述"
    case .commands: "命令"
    case .language: "语言"
    case .files: "文件"
    case .environment: "环境变量"
    case .summary: "看梯度怎样穿过深度网络"
    case .command: "命令"
    case .options: "选项"
    case .settingsFile: "设置：每项一行，写成“设置 = 值”；gradlab config 显示它们"
    case .stateFolder: "输入过的行的历史记录，以及各次会话的日志"
    case .progressFile: "读者在课里学到了哪里"
    case .referenceTitle: "gradlab 的语言"
    case .referenceOrigin: "由 `gradlab reference` 根据声明生成，不要手工修改。"
    }
  }
}
