extension Progress {
  /// One line without a newline, at most as wide as the terminal:
  /// `training 10 variants  ━━━━━━━━━━━━━━━━━━━━ 100/100 · 3.1 s`.
  package func terminalLine(_ style: TerminalStyle) -> String {
    let unicode = style.unicode
    let dot = style.plain ? ", " : unicode ? " · " : ", "
    let count = total.map { "\(done)/\($0)" } ?? "\(done)"
    var tail = count + dot + Self.duration(elapsed)
    if let note, !note.isEmpty { tail += dot + Characters.safe(note, unicode: unicode) }
    var line = Line(Characters.safe(label, unicode: unicode))
    if !label.isEmpty { line.append("  ") }
    let available = style.width - line.width - DisplayWidth.of(tail) - 1
    if !style.plain, let fraction, available >= 4 {
      let length = min(available, 20)
      let filled = fraction >= 1 ? length : min(Int(clamping: fraction * Double(length)), length - 1)
      line.append(String(repeating: unicode ? "━" : "#", count: filled), Paint(.accent))
      line.append(String(repeating: unicode ? "─" : ".", count: length - filled), Paint(.dim))
      line.append(" ")
    }
    line.append(tail, Paint(.dim))
    return Encoding(style: style).text(line.truncated(to: style.width, ellipsis: unicode ? "…" : "..."))
  }

  /// `0.3 s`, `42 s`, `2:05 min`
  private static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return "–" }
    if seconds < 10 { return NumberFormat.fixed(1).string(seconds) + " s" }
    if seconds < 60 { return NumberFormat.fixed(0).string(seconds) + " s" }
    let whole = Int(clamping: seconds)
    let rest = whole % 60
    return "\(whole / 60):\(rest < 10 ? "0" : "")\(rest) min"
  }
}
