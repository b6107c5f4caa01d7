import Messages

/// Addresses that a text may lead to.
enum Link {
  /// The address in the characters that an address consists of, the others as %XX; `nil` where following it would run
  /// a script or open the reader's own files: it must begin with http, https or mailto, or lead within the page's
  /// site.
  static func address(_ link: String) -> String? {
    let link = link.unicodeScalars.filter { !$0.isHidden && $0 != "\n" && $0 != "\t" }
    var address = ""
    for byte in String(String.UnicodeScalarView(link)).utf8 {
      let isKept = (0x21..<0x7F).contains(byte) && !"\"<>\\^`{|}".utf8.contains(byte)
      if isKept {
        address.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        address += (digits.count == 1 ? "%0" : "%") + digits
      }
    }
    guard let scheme = scheme(of: address) else {
      // Two slashes lead to another host, by whatever scheme the page has.
      return address.isEmpty || address.hasPrefix("//") ? nil : address
    }
    return ["http", "https", "mailto"].contains(scheme) ? address : nil
  }

  /// The same, where it does not depend on the page that it stands in.
  static func absolute(_ link: String) -> String? {
    address(link).flatMap { scheme(of: $0) == nil ? nil : $0 }
  }

  /// What stands before the first colon, in lower case; `nil` where that colon belongs to a path.
  private static func scheme(of address: String) -> String? {
    guard let colon = address.firstIndex(of: ":"),
      !address[..<colon].contains(where: { "/?#".contains($0) })
    else { return nil }
    return address[..<colon].lowercased()
  }
}
