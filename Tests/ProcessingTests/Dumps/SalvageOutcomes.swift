import Processing
import Symbols
import Unwinding

/// What is left of each ``SalvageCase``, by its situation.
enum SalvageOutcomes {
  typealias Check = @Sendable (ProcessState) -> Bool

  static let all: [String: Check] = containers.merging(threads) { $1 }.merging(lists) { $1 }
    .merging(process) { $1 }

  private static let containers: [String: Check] = [
    "the header claims more streams than the directory has": { $0.system.cpu == "amd64" },
    "the directory lies outside the file": { $0.system.cpu == "unknown" },
    "a stream lies outside the file": { $0.system.cpu == "amd64" },
    "the file ends inside a stream": { $0.threads.map(\.name) == ["main", nil] },
    "a type of stream is there twice": { $0.threads.map(\.name) == ["second"] },
    "an entry of a type that is there before leads to something else": {
      $0.threads.map(\.id) == [7]
    },
    "the header claims more streams than there are, and streams follow the directory": {
      $0.threads.map(\.id) == [7] && $0.system.cpu == "amd64"
    },
    "two streams share bytes": { $0.system.cpu == "amd64" },
    "a stream is too short for its record": { $0.threads.map(\.id) == [7] },
    "the file is cut off": { $0.threads.count == 2 && $0.system.cpu == "amd64" },
  ]

  private static let threads: [String: Check] = [
    "a list claims more entries than it has": { $0.threads.map(\.id) == [7, 8] },
    "a list claims fewer entries than it has": { $0.threads.map(\.id) == [7] },
    "a thread's stack lies outside the file": { $0.threads.map(\.id) == [7, 8] },
    "a thread's registers lie outside the file": {
      $0.threads.map(\.stack.end) == [.noContext, .noContext]
    },
    "a thread's registers are too short": { $0.threads.map(\.stack.end) == [.noContext] },
    "two threads have the same number": { $0.threads.map(\.id) == [7, 7] },
    "a thread's name lies outside the file": { $0.threads.map(\.name) == ["", "worker"] },
    "a thread has two names": { $0.threads.map(\.name) == ["second"] },
    "the exception is of a thread that is not there": {
      $0.crash?.reason == "SIGSEGV / SEGV_MAPERR" && $0.requestingThread == nil
    },
    "the exception claims too many parameters": { $0.crash?.reason == "SIGSEGV / SEGV_MAPERR" },
    "the exception's registers cannot be read": {
      $0.threads.first?.stack.frames.map(\.resumeAddress) == [0x40_0100]
    },
  ]

  private static let lists: [String: Check] = [
    "a module's name lies outside the file": { names($0) == ["", "b.so"] },
    "a string has an odd number of bytes": { names($0) == ["odd", "b.so"] },
    "a string claims more bytes than the file has": { names($0) == ["cut.so", "b.so"] },
    "a module's CodeView record lies outside the file": { names($0) == ["a.so", "b.so"] },
    "a module has no size": { names($0) == ["b.so"] },
    "a module reaches past the last address": { names($0) == ["b.so"] },
    "two modules share addresses": { names($0) == ["a.so", "b.so"] },
    "an unloaded module's name lies outside the file": {
      $0.unloadedModules.map(\.baseAddress) == [0x60_0000]
    },
    "a region of memory lies outside the file": isExplained,
    "a region of memory is empty": isExplained,
    "two regions say different things of an address": isExplained,
    "a full dump is cut short inside its memory": isExplained,
    "the list of a full dump's memory is cut short": isExplained,
    "a list's entries are too short for their record": isExplained,
    "a list with a header claims more entries than it has": isExplained,
    "an entry of the address space is empty": isExplained,
    "two entries of the address space share addresses": isExplained,
  ]

  private static let process: [String: Check] = [
    "the service pack's text lies outside the file": { $0.system.cpu == "amd64" },
    "a handle's name lies outside the file": { $0.handles?.map(\.handle) == [3] },
    "a stream says it has another length than it has": { $0.processID == 4711 },
    "a line of the memory map is none": { $0.linuxMemoryMapCount == 1 },
    "Crashpad's list of modules lies outside the file": {
      $0.annotations.simple.map(\.text) == ["App"]
    },
    "a record that a stream points to is too short": { $0.macCrashRecords?.isEmpty == true },
  ]

  /// What memory there is shows in no part of a report by itself: the tests of the reader look at it.
  private static let isExplained: Check = { $0.system.cpu == "amd64" }

  private static func names(_ state: ProcessState) -> [String] {
    state.modules.map(\.module.id.codeFile)
  }
}
