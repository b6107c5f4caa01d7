import Messages

/// Text as the terminal at hand can show it.
enum Characters {
  /// With hidden characters shown and tabs as four blanks; without Unicode, spelled in ASCII.
  static func safe(_ string: String, unicode: Bool) -> String {
    if string.utf8.allSatisfy({ (0x20..<0x7f).contains($0) }) { return string }
    var out = ""
    for scalar in string.showingHidden.unicodeScalars {
      switch scalar.value {
      case 0x09: out += "    "
      case 0x0a, 0x20..<0x7f: out.unicodeScalars.append(scalar)
      case _ where unicode: out.unicodeScalars.append(scalar)
      default: out += ascii(scalar)
      }
    }
    return out
  }

  private static func ascii(_ scalar: Unicode.Scalar) -> String {
    if let spelling = asciiSpellings[scalar] { return spelling }
    if (0xFF01...0xFF5E).contains(scalar.value) {
      return String(Character(Unicode.Scalar(UInt8(scalar.value - 0xFEE0))))
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return ""
    case .spaceSeparator: return " "
    case .dashPunctuation: return "-"
    default: return "?"
    }
  }

  private static let asciiSpellings: [Unicode.Scalar: String] = [
    "−": "-", "–": "-", "—": "-", "‐": "-", "×": "x", "÷": "/", "·": ".", "•": "*", "…": "...", "⋮": ":",
    "→": "->",
    "←": "<-", "↑": "^", "↓": "v", "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "±": "+-",
    "√": "sqrt", "∂": "d", "∇": "grad", "Σ": "sum", "Π": "prod", "′": "'", "″": "\"", "’": "'", "‘": "'",
    "“": "\"", "”": "\"", "²": "^2", "³": "^3", "¹": "^1", "⁻": "^-", "₀": "0", "₁": "1",
    "₂": "2", "₃": "3", "½": "1/2", "¼": "1/4", "°": " deg", "α": "alpha", "β": "beta", "γ": "gamma",
    "δ": "delta", "ε": "epsilon", "η": "eta", "θ": "theta", "λ": "lambda", "μ": "mu", "ξ": "xi",
    "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
    "Δ": "Delta", "Φ": "Phi", "Ω": "Omega", "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe",
    "Ü": "Ue", "ß": "ss", "é": "e", "è": "e", "ê": "e", "á": "a", "à": "a", "â": "a", "ó": "o", "ò": "o",
    "ô": "o", "í": "i", "ì": "i", "î": "i", "ï": "i", "ú": "u", "ù": "u", "û": "u", "ç": "c", "ñ": "n",
    "å": "a", "ø": "o", "✓": "+", "★": "*", "☆": "*", "◐": "~", "⋯": "...", "∈": "in", "≪": "<<", "≫": ">>",
    "⟨": "<", "⟩": ">", "∞": "inf", "ℓ": "l", "✗": "x", "，": ",", "。": ".", "、": ",", "§": "section ",
  ]
}
