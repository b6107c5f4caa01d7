extension HTML {
  /// How finely the fields of tables show a value: the eye tells no more apart.
  private static let heatLevels = 32

  /// The class of a field by its place from 0 to 1; a page has no style but that of its sheet.
  static func heatLevel(_ place: Double) -> Int {
    min(Int(min(max(place, 0), 1) * Double(heatLevels)), heatLevels - 1)
  }

  /// The look of documents on dark and light screens.
  package static var styleSheet: String {
    """
    :root { color-scheme: light dark; \(variables(.light)) }
    @media screen and (prefers-color-scheme: dark) { :root { \(variables(.dark)) } }
    \(rules)
    \(chinesePage)
    """
  }

  /// The look of fragments in a page of others, as a notebook's is: of what stands in elements of a class, on white, or
  /// on black where JupyterLab or Visual Studio Code say that the page is.
  package static func styleSheet(within name: String) -> String {
    // Twice the name: the notebook's own rules for tables and drawings give way. Sizes are relative to its text.
    """
    .\(name).\(name) { \(variables(.light)) background: var(--paper); color: var(--ink); padding: 0.1em 0.5em;
    > .shown { display: block; } > .shown + .plain { display: none; }
    svg { max-width: none; height: revert-layer; }
    tbody tr { background: none; } td { text-align: left; }
    \(rules.replacing("rem;", with: "em;"))
    > .shown > :first-child { margin-top: 0.3em; } > .shown > :last-child { margin-bottom: 0.3em; }
    }
    [data-jp-theme-light="false"] .\(name).\(name), .vscode-dark .\(name).\(name) {
    \(variables(.dark)) color-scheme: dark; background: none; }
    """
  }

  private static func variables(_ background: TerminalStyle.Background) -> String {
    colors(background).map { "--\($0): \($1);" }.joined(separator: " ")
  }

  /// The colours by what they are for.
  static func colors(_ background: TerminalStyle.Background) -> [(name: String, color: String)] {
    let isDark = background == .dark
    let series = (isDark ? Palette.onDark : Palette.onLight).enumerated().map { ("s\($0)", $1.hex) }
    let names: [(String, ColorRole)] = [
      ("soft", .dim), ("good", .good), ("bad", .bad), ("warning", .warning), ("accent", .accent),
    ]
    let roles = names.map { ($0, Theme.of($1).color(on: background).hex) }
    let grounds =
      isDark
      ? [("ink", "#e4e6ea"), ("paper", "#16181c"), ("panel", "#22252b"), ("edge", "#3a3f48")]
      : [("ink", "#1c1e21"), ("paper", "#ffffff"), ("panel", "#f4f5f7"), ("edge", "#d5d9e0")]
    return grounds + roles + series
  }

  /// Each system's own, for Latin letters and for Chinese.
  static let fonts =
    "system-ui, \"Segoe UI\", Roboto, \"Noto Sans\", \"PingFang SC\", \"Microsoft YaHei\", \"Noto Sans CJK SC\", "
    + "\"Source Han Sans SC\", sans-serif"
  /// Those in which two Latin letters are as wide as one of Chinese.
  private static let monospaced = "\"Sarasa Mono SC\", \"Noto Sans Mono CJK SC\", \"Source Han Mono SC\""

  /// Of a page in Chinese: marks that it shares with Latin letters are as wide as its characters.
  private static let chinesePage = """
    @font-face { font-family: "Chinese marks"; unicode-range: U+2014, U+2018-2019, U+201C-201D, U+2026;
      src: local("PingFang SC"), local("Microsoft YaHei"), local("Noto Sans CJK SC"), local("Source Han Sans SC"); }
    @font-face { font-family: "Chinese marks"; unicode-range: U+2014, U+2018-2019, U+201C-201D, U+2026; font-weight: 700;
      src: local("PingFang SC Semibold"), local("Microsoft YaHei Bold"), local("Noto Sans CJK SC Bold"),
        local("Source Han Sans SC Bold"); }
    body:lang(zh) { font-family: "Chinese marks", \(fonts); line-height: 1.7; }
    """

  /// What is set otherwise where Chinese is spoken: lines break by its strict rules, emphasis is no slant, and code is
  /// in letters that stand in columns with its characters.
  private static var chineseRules: String {
    """
    :lang(zh) { line-break: strict; text-autospace: normal; text-spacing-trim: normal; }
    em:lang(zh) { font-style: normal; font-weight: 600; }
    :is(code, pre):lang(zh) { font-family: \(monospaced), ui-monospace, "Cascadia Mono", Menlo, monospace;
      text-autospace: no-autospace; text-spacing-trim: space-all; }
    th:lang(zh) { word-break: keep-all; }
    """
  }

  private static var rules: String {
    let heat = (0..<heatLevels).map { level in
      let color = Palette.heat((Double(level) + 0.5) / Double(heatLevels))
      return "td.h\(level) { background: \(color.hex); color: \(Palette.ink(on: color).hex); }"
    }.joined(separator: "\n")
    return """
      body { margin: 0; background: var(--paper); color: var(--ink);
        font: 17px/1.55 \(fonts); }
      h1, h2, h3 { line-height: 1.25; margin: 1.8em 0 0.6em; }
      h1 { font-size: 1.9rem; margin-top: 0.6em; }
      h2 { font-size: 1.4rem; border-bottom: 1px solid var(--edge); padding-bottom: 0.25em; }
      h3 { font-size: 1.1rem; }
      p, ul, ol, pre, figure, .table, .aside, details { margin: 0.9em 0; }
      li > p { margin: 0.3em 0; }
      a { color: var(--accent); }
      code, pre { font-family: ui-monospace, "Cascadia Mono", Menlo, "DejaVu Sans Mono", \(monospaced), monospace; }
      code { font-size: 0.92em; background: var(--panel); padding: 0.1em 0.3em; border-radius: 4px; }
      pre { background: var(--panel); padding: 0.8em 1em; border-radius: 8px; overflow-x: auto; line-height: 1.4; }
      pre code { background: none; padding: 0; }
      blockquote { margin: 0.9em 0; padding-left: 1em; border-left: 3px solid var(--edge); color: var(--soft); }
      hr { border: 0; border-top: 1px solid var(--edge); margin: 2em 0; }
      .dim { color: var(--soft); } .good { color: var(--good); } .bad { color: var(--bad); }
      .warning { color: var(--warning); } .accent { color: var(--accent); } .strong { font-weight: 600; }
      .table { overflow-x: auto; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 0.92rem; line-height: 1.35; }
      caption { text-align: left; color: var(--soft); padding-bottom: 0.5em; }
      th { text-align: left; font-weight: 600; border-bottom: 1px solid var(--edge); white-space: nowrap; }
      th, td { padding: 0.25em 0.9em 0.25em 0; vertical-align: top; white-space: nowrap; }
      td.long { white-space: normal; min-width: 8rem; }
      th.number, td.number { text-align: right; white-space: nowrap; }
      th.center, td.center { text-align: center; }
      td.heat { padding: 0.35em 0.7em; }
      \(heat)
      tfoot td { color: var(--soft); padding-top: 0.5em; white-space: normal; max-width: 0; }
      tfoot div { position: sticky; left: 0; max-width: min(100%, 100vw - 4rem); }
      figure .title { font-weight: 600; margin: 0 0 0.3em; }
      figcaption { color: var(--soft); font-size: 0.92rem; margin-top: 0.4em; }
      figure details { margin: 0.4em 0 0; font-size: 0.92rem; }
      summary { cursor: pointer; font-weight: 600; }
      figure summary { font-weight: 400; color: var(--accent); }
      \(chartRules)
      figure p.dim { font-size: 0.92rem; margin: 0.2em 0; }
      .aside { border-left: 3px solid var(--accent); background: var(--panel); padding: 0.5em 1em;
        border-radius: 0 8px 8px 0; }
      .aside.warning { border-color: var(--warning); color: inherit; }
      .aside .label { font-weight: 600; margin: 0; } .aside > p { margin: 0.2em 0; }
      .checks { list-style: none; padding-left: 1.2em; }
      \(chineseRules)
      """
  }
}
