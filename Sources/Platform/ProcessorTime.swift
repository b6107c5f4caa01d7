/// The time that the process has spent computing.
public enum ProcessorTime {
  /// In seconds, of all its threads together, since it began.
  public static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}
