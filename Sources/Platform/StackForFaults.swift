/// A second stack, on which a thread whose stack has run over can still say so.
public enum StackForFaults {
  private static let size = 65536

  /// Does something with such a stack.
  static func during(_ body: () -> Void) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    set(stack_t(ss_sp: memory, ss_flags: 0, ss_size: size))
    body()
    set(stack_t(ss_sp: nil, ss_flags: Int32(SS_DISABLE), ss_size: size))
    memory.deallocate()
  }

  /// Gives the calling thread such a stack for good, where it has none: for threads that others have started.
  public static func give() {
    var present = stack_t()
    guard sigaltstack(nil, &present) == 0, present.ss_flags & Int32(SS_DISABLE) != 0 else { return }
    set(
      stack_t(
        ss_sp: UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16), ss_flags: 0, ss_size: size))
  }

  private static func set(_ stack: stack_t) {
    var stack = stack
    sigaltstack(&stack, nil)
  }
}
