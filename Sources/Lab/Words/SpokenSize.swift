/// Counts and sizes as sentences have them, in both languages.
enum SpokenSize {
  /// What is given in GB, with a digit after the point, or in whole MB.
  static func memory(_ size: Double) -> String {
    size < 1 ? "\(Int(clamping: (size * 1000).rounded())) MB" : "\((size * 10).rounded() / 10) GB"
  }

  /// 1234567 as "1 234 567".
  static func grouped(_ number: Int) -> String {
    var text = ""
    for (place, digit) in String(number).reversed().enumerated() {
      if place > 0, place % 3 == 0 { text.append(" ") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}
