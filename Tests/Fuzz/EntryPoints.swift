import Bytes
import Glibc

/// What libFuzzer calls, by the names it looks for.
///
/// Our own arguments begin with two dashes, which libFuzzer passes over: `--target=NAME` is needed;
/// `--list` and `--write-seeds=FOLDER` do something else and end the process.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ argumentCount: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>
) -> CInt {
  let options = FuzzOptions(CommandLine.arguments)
  if options.lists { finish(FuzzTarget.list) }
  guard let target = options.target else {
    finish("--target= one of: \(FuzzTarget.all.map(\.name).joined(separator: ", "))", code: 2)
  }
  if let folder = options.seedFolder {
    do {
      finish("\(try target.writeSeeds(to: folder)) seeds in \(folder)")
    } catch {
      finish("seeds of \(target.name): \(error)", code: 1)
    }
  }
  chosenTarget = target
  return 0
}

/// One input; a trap in it is a finding.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ base: UnsafeRawPointer?, _ byteCount: Int) -> CInt {
  guard let base, let chosenTarget else { return 0 }
  // Not a copy: libFuzzer's own ends where the input does, so that the sanitizer sees a read too far.
  chosenTarget.run(ByteView(base: base, byteCount: byteCount, owner: nil))
  return 0
}

/// How an input is changed: a minidump as its format suggests, two times in three; everything else, and
/// in length, as libFuzzer does it.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(
  _ base: UnsafeMutablePointer<UInt8>, _ byteCount: Int, _ mostBytes: Int, _ seed: CUnsignedInt
) -> Int {
  guard chosenTarget?.dictionary == "minidump", byteCount >= 48, seed % 3 != 0 else {
    return libFuzzerMutate(base, byteCount, mostBytes)
  }
  let bytes = UnsafeMutableBufferPointer(start: base, count: byteCount)
  var mutation = DumpMutation(bytes, seed: UInt64(seed))
  mutation.run()
  return byteCount
}

/// libFuzzer's own mutations, the dictionary among them.
@_silgen_name("LLVMFuzzerMutate")
private func libFuzzerMutate(
  _ base: UnsafeMutablePointer<UInt8>, _ byteCount: Int, _ mostBytes: Int
) -> Int

/// Set once, before the first input.
nonisolated(unsafe) private var chosenTarget: FuzzTarget?

private func finish(_ text: String, code: CInt = 0) -> Never {
  print(text)
  fflush(nil)
  // Not exit, at which libFuzzer would report a target that ends the process.
  _exit(code)
}

/// The arguments that are ours.
struct FuzzOptions {
  var lists = false
  var target: FuzzTarget?
  var seedFolder: String?

  init(_ arguments: [String]) {
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      switch parts[0] {
      case "--list": lists = true
      case "--target": target = FuzzTarget.all.first { $0.name == parts.last }
      case "--write-seeds": seedFolder = parts.last
      default: break
      }
    }
  }
}
