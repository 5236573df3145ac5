import Testing

@testable import Processing

@Suite struct LinuxFactsTests {
  @Test func `the process's number is found among the fields of its status`() {
    #expect(LinuxFacts.processID(status: "Name:\tcat\nPPid:\t1\nPid:\t4711\n") == 4711)
    #expect(LinuxFacts.processID(status: "Pid:\tmany\n") == nil)
    #expect(LinuxFacts.processID(status: "") == nil)
  }

  @Test func `the microcode's version is that of the first CPU`() {
    let text = "processor\t: 0\nmicrocode\t: 0x2b\n\nprocessor\t: 1\nmicrocode\t: 0x2c\n"
    #expect(LinuxFacts.microcodeVersion(cpuInfo: text) == 0x2b)
    #expect(LinuxFacts.microcodeVersion(cpuInfo: "microcode\t: 43\n") == nil)
    #expect(LinuxFacts.microcodeVersion(cpuInfo: "processor\t: 0\n") == nil)
  }

  @Test func `lsb-release is read`() {
    let release = LinuxRelease(
      text: """
        DISTRIB_ID=Ubuntu
        DISTRIB_RELEASE=16.04
        DISTRIB_CODENAME=xenial
        DISTRIB_DESCRIPTION="Ubuntu 16.04.1 LTS"
        """)
    #expect(release.id == "Ubuntu")
    #expect(release.release == "16.04")
    #expect(release.codename == "xenial")
    #expect(release.description == "Ubuntu 16.04.1 LTS")
  }

  @Test func `os-release is read`() {
    let release = LinuxRelease(
      text: """
        PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
        VERSION_ID="12"
        VERSION_CODENAME=bookworm
        ID=debian
        """)
    #expect(release.id == "debian")
    #expect(release.release == "12")
    #expect(release.codename == "bookworm")
    #expect(release.description == "Debian GNU/Linux 12 (bookworm)")
  }

  @Test func `an empty release has empty fields`() {
    #expect(LinuxRelease(text: "") == LinuxRelease())
  }

  @Test func `white space, carriage returns and quotes around a value are taken off`() {
    let fields = Array(LinuxFields.shell(" A = \"b=c\" \r\nnothing\nD=\"\"\nE=\"\n=f"))
    #expect(fields.map(\.key) == ["A", "D", "E", ""])
    #expect(fields.map(\.value) == ["b=c", "", "\"", "f"])
  }
}
