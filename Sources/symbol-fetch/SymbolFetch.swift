import Glibc
import Transfers

/// The command `symbol-fetch`: requests in, files and what became of them out.
@main
enum SymbolFetch {
  static let usage = """
    USAGE: symbol-fetch

    Downloads files over HTTP and HTTPS for dump-stackwalk, which starts it when a symbol server is
    to be asked. It reads requests from standard input, a line each, tells on standard output what
    becomes of them, and ends when its input does:

      get number=1 url=https://example.org/app.sym path=/tmp/app.sym

    Proxies are taken from http_proxy, https_proxy, all_proxy and no_proxy; certificates of
    authorities from CURL_CA_BUNDLE, SSL_CERT_FILE and SSL_CERT_DIR, else from the system.

      --help                  Show this.
      --version               Print the version of libcurl.
      --generate-completion-script SHELL
                              Print what makes bash, zsh or fish complete these.

    """

  /// By shell.
  static let completions = [
    "bash": "complete -W '--help --version' symbol-fetch",
    "zsh": "#compdef symbol-fetch\n_arguments '--help[Show help]' '--version[Show the version]'",
    "fish": "complete -c symbol-fetch -f -l help\ncomplete -c symbol-fetch -f -l version",
  ]

  static func main() {
    // Who uses us says when to end, by closing our input; Control-C in a terminal reaches both.
    signal(SIGINT, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    switch CommandLine.arguments.dropFirst() {
    case []:
      guard let loop = TransferLoop(input: STDIN_FILENO, output: STDOUT_FILENO) else { exit(1) }
      loop.run()
    case ["--help"], ["-h"]: print(usage, terminator: "")
    case ["--version"], ["-V"]: print(TransferLoop.library)
    case let words where words.first == "--generate-completion-script" && words.count == 2:
      guard let script = completions[words.last ?? ""] else { exit(2) }
      print(script)
    default:
      let words = Array("symbol-fetch takes no arguments; see symbol-fetch --help\n".utf8)
      _ = unsafe write(STDERR_FILENO, words, words.count)
      exit(2)
    }
  }
}
