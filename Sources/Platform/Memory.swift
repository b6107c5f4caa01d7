/// How much memory this process may have, in bytes (`ulimit -v`); `nil` where nobody has set a limit.
public var mostMemoryOfProcess: Int? {
  #if canImport(Glibc)
    let resource = __rlimit_resource_t(RLIMIT_AS.rawValue)
  #else
    let resource = RLIMIT_AS
  #endif
  var limit = rlimit()
  guard getrlimit(resource, &limit) == 0 else { return nil }
  return Int(exactly: limit.rlim_cur)
}
