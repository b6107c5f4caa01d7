/// What ArgumentParser says by itself, in Chinese.
enum ChineseParser {
  static func words(_ message: ParserMessage) -> String {
    switch message {
    case .overview: ""
    case .usage: "用法："
    case .arguments: "参数："
    case .options: "选项："
    case .subcommands: "命令："
    case .someOptions: "<选项>"
    case .helpOption: "显示帮助。"
    case .versionOption: "显示版本。"
    case .detailedHelp(let command): "  各命令的帮助：\(command) <命令>"
    case .moreInformation(let command): "  详细说明：\(command)"
    case .values(let values): "（可取 \(listed(values))）"
    case .fallback(let value): "（默认 \(value)）"
    case .valuesAndFallback(let values, let value): "（可取 \(listed(values))；默认 \(value)）"
    case .error: "错误："
    case .help: "说明："
    case .unknownOption(let option, let closest): "没有选项 \(option)；最接近的是 \(closest)"
    case .unknownOptionAlone(let option): "没有选项 \(option)"
    case .unknownOptionOrMissingValue(let unknown, let closest, let option, let whole):
      "没有选项 \(unknown)；最接近的是 \(closest)\n   或者：\(whole) 里的 \(option) 缺少值"
    case .unknownOptionAloneOrMissingValue(let unknown, let option, let whole):
      "没有选项 \(unknown)\n   或者：\(whole) 里的 \(option) 缺少值"
    case .missingValue(let option): "\(option) 缺少值"
    case .takesNoValue(let option, let value): "选项 \(option) 不带值，却写了 \(value)"
    case .unexpectedArgument(let argument): "多余的参数：\(argument)"
    case .unexpectedArguments(let count, let list): "多余的 \(count) 个参数：\(quoted(list))"
    case .missingArgument(let argument): "缺少参数 \(argument)"
    case .invalidChoice(let value, let option, let choices):
      "\(option) 不接受 \(value)；可取 \(quoted(choices))"
    case .invalidValue(let value, let option): "\(option) 不接受 \(value)"
    case .invalidOption(let option): "选项写得不对：\(option)"
    case .noCompletionScript(let shell, let shells):
      "没有 \(shell) 的补全脚本。\n\(scripts)\n    \(shells)"
    case .noShell(let shells): "认不出用的是哪种 shell。\n\(scripts)\n    \(shells)"
    }
  }

  private static let scripts = "写成 --generate-completion-script=<shell>，可用的有："

  /// `a, b` → `a、b`
  private static func listed(_ values: String) -> String { values.replacing(", ", with: "、") }

  /// `'a', 'b' or 'c'` → `a、b、c`
  private static func quoted(_ list: String) -> String {
    list.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined(separator: "、")
  }
}
