import FlyingSocks
import Platform

/// The address of a host, IPv4 or IPv6.
struct Address: Hashable, Sendable {
  /// As it is written, without brackets.
  let text: String
  let isIPv6: Bool

  /// - Returns: `nil` for what is no address.
  init?(_ text: String) {
    // An IPv4 address at a socket for both is written as one of IPv6.
    let text = text.lowercased().hasPrefix("::ffff:") && text.contains(".") ? String(text.dropFirst(7)) : text
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      isIPv6 = false
    } else if inet_pton(AF_INET6, text, &six) == 1 {
      isIPv6 = true
    } else {
      return nil
    }
    self.text = text
  }

  init?(_ address: Socket.Address) {
    switch address {
    case .ip4(let text, _), .ip6(let text, _): self.init(text)
    case .unix: return nil
    }
  }

  /// In brackets where it is one of IPv6.
  var inURL: String { isIPv6 ? "[\(text)]" : text }

  var isLoopback: Bool { isIPv6 ? text == "::1" : text.hasPrefix("127.") }

  /// Whether it stands for all addresses of this machine.
  var isAny: Bool { text == "0.0.0.0" || text == "::" }

  /// What stands for one owner: the address, or the 64 bits of an IPv6 address that name a network.
  var origin: String {
    guard isIPv6 else { return text }
    var six = in6_addr()
    guard inet_pton(AF_INET6, text, &six) == 1 else { return text }
    return withUnsafeBytes(of: &six) { bytes in
      bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ".")
    }
  }

  /// Those at which others reach this machine, IPv4 first.
  static var ofThisMachine: [Address] {
    var first: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&first) == 0 else { return [] }
    defer { freeifaddrs(first) }
    var found: [Address] = []
    for interface in sequence(first: first, next: { $0?.pointee.ifa_next }).prefix(while: { $0 != nil }) {
      guard let entry = interface?.pointee, let name = entry.ifa_addr,
        Int(entry.ifa_flags) & Int(IFF_UP) != 0
      else { continue }
      let family = Int32(name.pointee.sa_family)
      guard family == AF_INET || family == AF_INET6 else { continue }
      let length = family == AF_INET ? MemoryLayout<sockaddr_in>.size : MemoryLayout<sockaddr_in6>.size
      var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      guard
        getnameinfo(name, socklen_t(length), &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0
      else { continue }
      let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      // One of a single link is of no use in an address that a browser takes.
      guard let address = Address(String(decoding: bytes, as: UTF8.self)), !address.isLoopback,
        !address.text.hasPrefix("fe80")
      else { continue }
      found.append(address)
    }
    return found.filter { !$0.isIPv6 } + found.filter(\.isIPv6)
  }
}
