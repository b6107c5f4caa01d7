import Platform
import Synchronization

/// Work in numbered tasks that may run at the same time.
class ParallelJob {
  /// - Parameter thread: which of the threads that share the job does it, from 0.
  func perform(task: Int, thread: Int) {}
}

/// Threads that share the tasks of a job by a fixed rule: thread k does tasks k, k + T, k + 2T, …
///
/// A waiting thread spins for a moment, since the next job often follows within microseconds, then sleeps.
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
      let number = workers + 1
      let seen = generation.load(ordering: .relaxed)
      guard startThread({ self.work(number: number, seen: seen) }) else { return }
      workers += 1
    }
  }

  private func work(number: Int, seen first: Int) {
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
