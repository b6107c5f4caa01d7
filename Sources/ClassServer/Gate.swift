/// Lets requests through that are made of the server by its own name and, where they change anything, by its own page.
struct Gate: Hashable, Sendable {
  let port: Int
  /// Names of the host that are not the address at which the connection came in.
  let names: Set<String>

  init(port: Int, names: some Sequence<String>) {
    self.port = port
    self.names = Set(names.map { $0.lowercased() })
  }

  /// - Parameter address: of this machine, at which the connection has come in: a page that has had its name's address
  ///   changed to it (DNS rebinding) still sends the name.
  func check(_ request: Request, at address: Address) throws(Refusal) {
    guard let host = request["host"] else { throw .malformed }
    guard isOwn(host.lowercased(), address) else { throw .elsewhere }
    if request.path != "/" || request.method == .post, let site = request["sec-fetch-site"],
      site != "same-origin"
    {
      throw .elsewhere
    }
    guard request.method == .post else { return }
    guard request["origin"]?.lowercased() == "http://\(host.lowercased())" else { throw .elsewhere }
    let type = request["content-type"]?.lowercased().split(separator: ";", maxSplits: 1).first ?? ""
    guard type == "application/json" else { throw .mediaType }
  }

  private func isOwn(_ host: String, _ address: Address) -> Bool {
    var own = names.union([address.inURL])
    if address.isLoopback { own.insert("localhost") }
    return own.contains { host == "\($0):\(port)" || (port == 80 && host == $0) }
  }
}
