import Glibc
import Synchronization

/// Whether somebody wants the work to end: SIGINT or SIGTERM.
enum Interruption {
  private static let wanted = Atomic(false)

  static var isWanted: Bool { wanted.load(ordering: .relaxed) }

  /// From now on the first signal asks for the end; the second one ends the program.
  static func expect() {
    // Made here, since a signal's handler may not.
    wanted.store(false, ordering: .relaxed)
    var numbers = sigset_t()
    unsafe sigemptyset(&numbers)
    for number in [SIGINT, SIGTERM] {
      unsafe sigaddset(&numbers, number)
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { _ in
        Interruption.wanted.store(true, ordering: .relaxed)
      }
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
      unsafe sigaction(number, &action, nil)
    }
    // Some who start programs have these blocked, which is inherited.
    unsafe pthread_sigmask(SIG_UNBLOCK, &numbers, nil)
  }
}
