/// The reference page: every word of a vocabulary, as Markdown that reads on any Git forge.
package struct Reference: Sendable {
  package let help: Help

  package init(_ help: Help) { self.help = help }

  package init(vocabulary: Vocabulary) { self.init(Help(vocabulary: vocabulary)) }

  /// - Parameters:
  ///   - title: of the page.
  ///   - introduction: what stands below the title, as Markdown.
  package func markdown(title: String, introduction: String = "") -> String {
    var parts = ["# \(title)"]
    if !introduction.isEmpty { parts.append(introduction) }
    let verbs = help.groups.filter { group in help.declarations(in: group).contains { $0.role == .verb } }
    let values = help.groups.filter { group in help.declarations(in: group).contains { $0.role != .verb } }
    parts.append(contents(Self.words(.verbs), verbs) { $0.role == .verb })
    parts.append(contents(Self.words(.inValues).capitalizedFirst, values) { $0.role != .verb })
    for group in verbs {
      parts += section(Self.words(.verbsOf(group: help.title(of: group))), group) { $0.role == .verb }
    }
    for group in values {
      parts += section(help.title(of: group).capitalizedFirst, group) { $0.role != .verb }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func contents(_ title: String, _ groups: [String], where keeps: (Declaration) -> Bool) -> String {
    let rows = groups.map { group in
      let names = help.declarations(in: group).filter(keeps).map { "[`\($0.name)`](#\(anchor($0)))" }
      return "| \(help.title(of: group)) | \(names.joined(separator: " ")) |"
    }
    return (["| \(title) | |", "| --- | --- |"] + rows).joined(separator: "\n")
  }

  /// What a forge calls the heading of a declaration: of those of one name it counts all but the first.
  private func anchor(_ declaration: Declaration) -> String {
    let earlier = help.vocabulary.declarations.prefix { $0 != declaration }
      .count { $0.name == declaration.name }
    return earlier == 0 ? declaration.name : "\(declaration.name)-\(earlier)"
  }

  private func section(_ title: String, _ group: String, where keeps: (Declaration) -> Bool) -> [String] {
    ["## \(title)"] + help.declarations(in: group).filter(keeps).flatMap(entry)
  }

  private func entry(_ declaration: Declaration) -> [String] {
    var parts = ["### \(declaration.name)", declaration.summary.escaped, "```\n\(declaration.usage)\n```"]
    if let formula = declaration.formula, !formula.isEmpty { parts.append("```\n\(formula)\n```") }
    parts += declaration.discussion.map(\.escaped)
    if !declaration.parameters.isEmpty {
      var rows = [
        Self.row([declaration.role == .verb ? .key : .parameter, .takes, .byDefault, .what]),
        "| --- | --- | --- | --- |",
      ]
      for parameter in declaration.parameters {
        let fallback =
          parameter.isRequired ? Self.words(.needed) : parameter.default.written.map { "`\($0)`" } ?? ""
        rows.append(
          "| `\(parameter.name)` | \(parameter.kindsInWords.inCell) | \(fallback.inCell) | \(parameter.meaning.escaped.inCell) |"
        )
      }
      parts.append(rows.joined(separator: "\n"))
    }
    if !declaration.fields.isEmpty {
      let rows = declaration.fields.map { "| `\($0)` | \($1.escaped.inCell) |" }
      parts.append(
        ([Self.row([.fieldOfResult, .whatItIs]), "| --- | --- |"] + rows).joined(separator: "\n"))
    }
    if !declaration.methods.isEmpty {
      let calls = declaration.methods.map { "`\(declaration.name).\($0)(…)`" }
      parts.append(Self.words(.afterDot(calls)))
    }
    if !declaration.aliases.isEmpty {
      parts.append(Self.words(.alsoCalled(declaration.aliases.map { "`\($0)`" })))
    }
    if !declaration.examples.isEmpty {
      let lines = declaration.examples.map(\.transcript).joined(separator: "\n")
      parts.append("```\n\(lines)\n```")
    }
    if let source = declaration.source, !source.isEmpty { parts.append("*\(linked(source))*") }
    return parts
  }
}

extension Reference {
  private static func words(_ message: HelpMessage) -> String { message.words(in: .current) }

  private static func row(_ heads: [HelpMessage]) -> String {
    "| \(heads.map(words).joined(separator: " | ")) |"
  }

  private func linked(_ source: String) -> String {
    help.linked(source).runs.map { run in
      run.link.map { "[\(run.string.escaped)](\($0))" } ?? run.string.escaped
    }.joined()
  }
}

extension String {
  /// With what Markdown would take for its own signs escaped.
  fileprivate var escaped: String {
    var text = ""
    for character in self {
      if "*_<>[]\\`".contains(character) { text.append("\\") }
      text.append(character)
    }
    return text
  }

  fileprivate var inCell: String {
    split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
