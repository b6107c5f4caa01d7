import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Work in numbered tasks that may run at the same time.
class ParallelJob {
  /// - Parameter thread: which of the threads that share the job does it, from 0.
  func perform(task: Int, thread: Int) {}
}

/// Threads that share the tasks of a job by a fixed rule: thread k does tasks k, k + T, k + 2T, …
///
/// A waiting thread spins for a moment, since the next job often follows within microseconds, then sleeps. Signals are
/// blocked in the threads, so that Ctrl-C reaches the program's own.
final class ThreadPool: Sendable {
  static let shared = ThreadPool()

  private struct Job {
    var object: Unmanaged<ParallelJob>?
    var tasks = 0
    var threads = 1
  }

  /// Held by the one caller whose job is being done.
  private let isBusy = Atomic<Bool>(false)
  private let generation = Atomic<Int>(0)
  private let acknowledged = Atomic<Int>(0)
  private let sleepers = Atomic<Int>(0)
  nonisolated(unsafe) private var job = Job()
  nonisolated(unsafe) private var workers = 0
  nonisolated(unsafe) private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  nonisolated(unsafe) private let wake: UnsafeMutablePointer<pthread_cond_t>

  private init() {
    mutex = .allocate(capacity: 1)
    wake = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(wake, nil)
  }

  /// Does all tasks on up to `threads` threads, this one among them, and returns when they are done.
  ///
  /// Where the pool is at work for someone else, this thread does all of them.
  func run(_ object: ParallelJob, tasks: Int, threads: Int) {
    guard threads > 1, tasks > 1, !isBusy.exchange(true, ordering: .acquiring) else {
      for task in 0..<tasks { object.perform(task: task, thread: 0) }
      return
    }
    startWorkers(threads - 1)
    let threads = min(threads, workers + 1)
    job = Job(object: Unmanaged.passUnretained(object), tasks: tasks, threads: threads)
    acknowledged.store(0, ordering: .relaxed)
    generation.add(1, ordering: .sequentiallyConsistent)
    if sleepers.load(ordering: .sequentiallyConsistent) > 0 {
      pthread_mutex_lock(mutex)
      pthread_cond_broadcast(wake)
      pthread_mutex_unlock(mutex)
    }
    for task in stride(from: 0, to: tasks, by: threads) { object.perform(task: task, thread: 0) }
    var spins = 0
    while acknowledged.load(ordering: .acquiring) < workers {
      spins += 1
      if spins > 2_000 { sched_yield() }
    }
    isBusy.store(false, ordering: .releasing)
  }

  private func startWorkers(_ count: Int) {
    while workers < count {
      // All signals but the faults that a thread can cause itself.
      var blocked = sigset_t()
      var before = sigset_t()
      sigfillset(&blocked)
      for signal in [SIGSEGV, SIGBUS, SIGFPE, SIGILL] { sigdelset(&blocked, signal) }
      pthread_sigmask(SIG_BLOCK, &blocked, &before)
      let start = Unmanaged.passRetained(
        Start(pool: self, number: workers + 1, seen: generation.load(ordering: .relaxed)))
      #if canImport(Glibc)
        var thread = pthread_t()
      #else
        var thread: pthread_t?
      #endif
      let failure = pthread_create(&thread, nil, runWorker, start.toOpaque())
      pthread_sigmask(SIG_SETMASK, &before, nil)
      guard failure == 0 else { return start.release() }
      #if canImport(Glibc)
        pthread_detach(thread)
      #else
        if let thread { pthread_detach(thread) }
      #endif
      workers += 1
    }
  }

  fileprivate final class Start {
    let pool: ThreadPool
    let number: Int
    let seen: Int

    init(pool: ThreadPool, number: Int, seen: Int) {
      self.pool = pool
      self.number = number
      self.seen = seen
    }
  }

  fileprivate func work(number: Int, seen first: Int) {
    var seen = first
    while true {
      var spins = 0
      while generation.load(ordering: .acquiring) == seen {
        spins += 1
        if spins > 20_000 { sleep(while: seen) }
      }
      seen = generation.load(ordering: .acquiring)
      if number < job.threads, let object = job.object?.takeUnretainedValue() {
        for task in stride(from: number, to: job.tasks, by: job.threads) {
          object.perform(task: task, thread: number)
        }
      }
      acknowledged.add(1, ordering: .releasing)
    }
  }

  private func sleep(while seen: Int) {
    pthread_mutex_lock(mutex)
    sleepers.add(1, ordering: .sequentiallyConsistent)
    while generation.load(ordering: .sequentiallyConsistent) == seen { pthread_cond_wait(wake, mutex) }
    sleepers.subtract(1, ordering: .sequentiallyConsistent)
    pthread_mutex_unlock(mutex)
  }
}

#if canImport(Glibc)
  private func runWorker(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    let start = Unmanaged<ThreadPool.Start>.fromOpaque(argument).takeRetainedValue()
    start.pool.work(number: start.number, seen: start.seen)
    return nil
  }
#else
  private func runWorker(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    let start = Unmanaged<ThreadPool.Start>.fromOpaque(argument).takeRetainedValue()
    start.pool.work(number: start.number, seen: start.seen)
    return nil
  }
#endif
