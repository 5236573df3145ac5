import MinidumpReading
import Signatures
import Unwinding

/// What is concluded last, from stacks as far as they are walked.
struct ReportConclusions {
  let system: SystemInfo?
  let exception: ExceptionStream?
  let memory: DumpMemory
  let maps: LinuxMaps?
  /// Where it crashed; nil when nothing did.
  var site: CrashSite<DumpMemory>?
  let signatureRules: SignatureRules
  let hasSuppliers: Bool
  /// What was wrong before the stacks.
  let diagnostics: [Diagnostic]

  /// - Parameter hasCutNames: whether names on the stacks were too long.
  func complete(_ state: inout ProcessState, hasCutNames: Bool = false) {
    state.crash?.analysis = site.map { CrashAnalysis($0) }
    let thrown = exception.flatMap {
      ExceptionExplanation.text(ExceptionFacts($0, on: system), memory: memory)
    }
    let explanation =
      thrown ?? SwiftFailure(state)?.text ?? StackOverflow.explanation(state)
    state.crash?.explanation = explanation
    state.keepSymbolsAskedFor(hasSuppliers: hasSuppliers)
    let scene = ExploitabilityScene(site, state, maps: maps)
    state.exploitability = scene.rating
    state.diagnostics = state.interruptedStacks.map { [$0] } ?? []
    if hasCutNames {
      state.diagnostics.append(
        Diagnostic(subject: "stacks", message: "names are too long: some were cut"))
    }
    state.diagnostics += diagnostics
    state.memoryExcerpts = MemoryExcerpt.around(state, in: memory.memory)
    state.signature = CrashSignature(SignatureFacts(state), rules: signatureRules)
  }
}
