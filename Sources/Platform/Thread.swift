/// Starts a thread that nobody waits for. No signal reaches it but the faults that it causes itself, so that Ctrl-C
/// reaches the program's own thread.
///
/// - Parameter stack: in bytes; the system's own where it is left out.
/// - Returns: `false` where the system has no thread to give.
public func startThread(stack: Int? = nil, _ body: @escaping @Sendable () -> Void) -> Bool {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  if let stack { pthread_attr_setstacksize(&attributes, stack) }
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  var blocked = sigset_t()
  var before = sigset_t()
  sigfillset(&blocked)
  for fault in [SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT] { sigdelset(&blocked, fault) }
  pthread_sigmask(SIG_BLOCK, &blocked, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  let work = Unmanaged.passRetained(Work(body))
  #if canImport(Glibc)
    var thread = pthread_t()
  #else
    var thread: pthread_t?
  #endif
  guard pthread_create(&thread, &attributes, live(_:), work.toOpaque()) == 0 else {
    work.release()
    return false
  }
  return true
}

private final class Work: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

#if canImport(Darwin)
  private func live(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    StackForFaults.during { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
    return nil
  }
#else
  private func live(_ work: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let work { StackForFaults.during { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() } }
    return nil
  }
#endif
