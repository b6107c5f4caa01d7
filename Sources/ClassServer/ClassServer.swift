import Classroom
import FlyingSocks
import Messages
import Platform
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Why there is no server.
package enum ClassServerFailure: Error, Hashable, Sendable, Message {
  /// What was named is no address.
  case noAddress(String)
  /// The system refuses it, with its number for the reason (`errno`).
  case refused(host: String, port: Int, error: Int)

  package func words(in language: DisplayLanguage) -> String {
    ClassServerMessage.failure(self).words(in: language)
  }
}

/// The server that a class's browsers reach: it shows them the room, and takes their votes.
///
/// It speaks HTTP/1.1, one request to a connection. Everything has an end: the bytes of a request, the time that one
/// takes, the connections, the requests of a device, and how long who does not read is waited for.
package final class ClassServer: Sendable {
  /// Who has not sent a request, or not taken an answer, in this time is dropped.
  static let patience = Duration.seconds(5)
  /// What a reader has to take in a second beyond its patience.
  static let leastPerSecond = 16_384
  /// How often a stream says that it is still there.
  static let beat = Duration.seconds(10)

  private let room: Room
  private let host: Address
  private let socket: Socket
  private let pool: SocketPool<ePoll> = .ePoll(maxEvents: 256)
  private let feed: Feed
  private let routes: Routes
  private let connections = Connections()
  private let tasks = Mutex<[Task<Void, Never>]>([])
  package let port: Int

  /// Takes the port, and lets nobody in yet.
  ///
  /// - Parameters:
  ///   - host: an address of this machine, `localhost`, or `0.0.0.0` for all of them.
  ///   - port: 0 for one that is free.
  ///   - names: other names by which browsers may ask for this machine.
  package init(
    _ room: Room, host: String = "127.0.0.1", port: UInt16 = 0, names: [String] = []
  ) throws(ClassServerFailure) {
    guard let address = Address(host == "localhost" ? "127.0.0.1" : host) else { throw .noAddress(host) }
    Self.raiseLimitOfFiles()
    do {
      socket = try Self.listen(address, port)
      self.port = try Self.port(socket)
    } catch {
      var reason = 0
      if case .failed(_, let number, _)? = error as? SocketError { reason = Int(number) }
      throw .refused(host: host, port: Int(port), error: reason)
    }
    self.room = room
    self.host = address
    feed = Feed(room)
    routes = Routes(room, feed, Gate(port: self.port, names: names))
  }

  /// What one types into a browser, with the code behind `#`, which no browser sends: `http://192.0.2.7:4080/#12345678`.
  package var address: String { address(of: host.isAny ? Address.ofThisMachine.first ?? host : host) }

  /// The same at every address of this machine at which it can be reached.
  package var addresses: [String] {
    let all = host.isAny ? Address.ofThisMachine.filter { host.isIPv6 || !$0.isIPv6 } : [host]
    return all.map(address(of:))
  }

  /// The addresses at which others reach this machine.
  package static var hosts: [String] { Address.ofThisMachine.map(\.text) }

  private func address(of address: Address) -> String {
    "http://\(address.inURL)\(port == 80 ? "" : ":\(port)")/#\(room.code.digits)"
  }

  /// Lets browsers in, on threads of its own.
  package func start() {
    let (news, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    room.watch { if $0 == .shown { continuation.yield() } }
    continuation.yield()
    let own = [
      Task.detached { [self] in
        guard (try? await pool.prepare()) != nil else { return }
        await withTaskGroup(of: Void.self) { group in
          group.addTask { [self] in await accept() }
          group.addTask { [self] in try? await pool.run() }
        }
      },
      Task.detached { [self] in for await _ in news { feed.catchUp() } },
      Task.detached { [self] in await keepTime() },
    ]
    tasks.withLock { $0 = own }
  }

  /// Ends every connection; who is in the class comes again by itself.
  package func disconnect() { connections.dropAll() }

  /// Lets nobody in any more, and ends every connection: where the class is over (`Room.end`), its last words are sent
  /// first, for a second at most.
  package func stop() {
    let end = ContinuousClock.now + .seconds(1)
    while !feed.hasEnded || connections.count > 0, room.hasEnded, .now < end { usleep(5000) }
    connections.dropAll()
    tasks.withLock { tasks in
      for task in tasks { task.cancel() }
      tasks = []
    }
  }

  private func accept() async {
    defer { try? socket.close() }
    guard let listener = try? AsyncSocket(socket: socket, pool: pool) else { return }
    while !Task.isCancelled {
      do {
        let accepted = try await listener.accept()
        guard let peer = (try? accepted.socket.remotePeer()).flatMap({ Address($0) }),
          let local = (try? accepted.socket.sockname()).flatMap({ Address($0) }),
          let number = connections.admit(peer.origin)
        else {
          try? accepted.close()
          continue
        }
        let task = Task.detached { [self] in
          let connection = Connection(accepted, number, connections)
          await serve(connection, at: local, from: peer.origin)
          if Task.isCancelled { connection.abandon() }
          // Not before the pool has forgotten it: the number of a closed socket is another's at once.
          await pool.settle()
          try? accepted.close()
          connections.close(number)
        }
        connections.serve(number, by: task)
      } catch {
        // Whoever came is gone again, or there is no file left: others will be closed.
        try? await Task.sleep(for: .milliseconds(20))
      }
    }
  }

  private func serve(_ connection: Connection, at local: Address, from origin: String) async {
    do {
      let request: Request
      do { request = try await connection.request() } catch let refusal as Refusal {
        try await connection.send(routes.answer(refusal))
        return await connection.finish()
      }
      do throws(Refusal) {
        let (response, device) = try routes.answer(request, at: local, from: origin)
        if case .events(let revision) = response.body, let device {
          room.arrive(device)
          connections.follow(connection.number, device)
          defer {
            connections.unfollow(connection.number, device)
            room.leave(device)
          }
          try? await connection.stream(response, feed, after: revision, own: room.answer(of: device))
        } else {
          try? await connection.send(response, withoutBody: request.method == .head)
        }
      } catch { try await connection.send(routes.answer(error), withoutBody: request.method == .head) }
    } catch {}
  }

  private func keepTime() async {
    var beat = ContinuousClock.now
    while !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(500))
      connections.dropLate()
      if .now - beat >= Self.beat {
        beat = .now
        feed.wake()
      }
    }
  }
}

extension SocketPool {
  /// Returns when the pool has done what it was at: what it has woken somebody for is taken off its lists.
  fileprivate func settle() {}
}

// MARK: - Sockets

extension ClassServer {
  private static func listen(_ address: Address, _ port: UInt16) throws -> Socket {
    address.isIPv6
      ? try listen(sockaddr_in6.inet6(ip6: address.text, port: port))
      : try listen(sockaddr_in.inet(ip4: address.text, port: port))
  }

  private static func listen(_ address: some SocketAddress) throws -> Socket {
    let socket = try Socket(domain: Int32(address.family))
    do {
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: address)
    } catch {
      try? socket.close()
      throw error
    }
    try socket.listen()
    return socket
  }

  private static func port(_ socket: Socket) throws -> Int {
    switch try socket.sockname() {
    case .ip4(_, let port), .ip6(_, let port): Int(port)
    case .unix: 0
    }
  }

  /// As many files as there may be connections, and those of the program.
  private static func raiseLimitOfFiles() {
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return }
    let wanted = rlim_t(Connections.most + Connections.mostSilent + 400)
    if limit.rlim_cur < wanted {
      limit.rlim_cur = min(wanted, limit.rlim_max)
      setrlimit(resource, &limit)
    }
  }
}
