extension Seeds {
  @Sendable static func fetchLines() -> [Seed] {
    [
      "get number=1 url=https://host/a%20b path=/tmp/x\nget number=2 url=%\n",
      "progress number=3 received=10 total=20\nfile number=3 bytes=20\nabsent number=4 status=404\n",
      "failed number=18446744073709551616 reason=%41%4 retry=1\n a=b\nword =x =\n",
    ].enumerated().map { Seed("fetch-lines-\($0)", $1) }
  }

  @Sendable static func rememberedMisses() -> [Seed] {
    [
      "1700000000 https://host/a.sym\n1699999000 https://host/b.sym\n",
      "1699990000 https://old\n9999999999 https://future\nx y\n1 2 3\n-9223372036854775808 u\n",
    ].enumerated().map { Seed("remembered-misses-\($0)", $1) }
  }
}
