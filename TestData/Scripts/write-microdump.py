#!/usr/bin/env python3
"""Writes the crash in a minidump of a Linux program as Breakpad's microdump: lines of text, as in a device's log.

usage: write-microdump.py DUMP [--prefix TEXT] > NAME.microdump

TEXT stands before each line; %T in it becomes a time that goes on. The lines are those of
Docs/Formats/Microdump.md; the layouts of minidumps used here are Microsoft's and Breakpad's.
"""

import argparse
import struct
from pathlib import Path

CPUS = {0: "x86", 5: "arm", 9: "x86_64", 12: "arm64", 0x8003: "arm64"}
SIGNALS = {4: "SIGILL", 5: "SIGTRAP", 6: "SIGABRT", 7: "SIGBUS", 8: "SIGFPE", 11: "SIGSEGV"}
# Breakpad puts its lines together in a buffer of 2,048 bytes, of which the last is a zero.
LONGEST_LINE = 2047
CHUNK = 384


class Dump:
    def __init__(self, data):
        self.data = data
        _, _, count, directory = self.at("<4I", 0)
        self.streams = {}
        for index in range(count):
            kind, size, offset = self.at("<3I", directory + 12 * index)
            self.streams[kind] = offset

    def at(self, layout, offset):
        return struct.unpack_from(layout, self.data, offset)

    def text(self, offset):
        (size,) = self.at("<I", offset)
        return self.data[offset + 4 : offset + 4 + size].decode("utf-16-le")

    def crash(self):
        """The thread, the signal, its address, and the registers' bytes."""
        start = self.streams[6]
        (thread,) = self.at("<I", start)
        (signal,) = self.at("<I", start + 8)
        (address,) = self.at("<Q", start + 24)
        size, offset = self.at("<2I", start + 160)
        return thread, signal, address, self.data[offset : offset + size]

    def stack(self, thread):
        start = self.streams[3]
        for index in range(*self.at("<I", start)):
            record = start + 4 + 48 * index
            if self.at("<I", record)[0] == thread:
                address, size, offset = self.at("<QII", record + 24)
                return address, self.data[offset : offset + size]
        raise SystemExit("the crashed thread is not in the thread list")

    def modules(self):
        start = self.streams[4]
        for index in range(*self.at("<I", start)):
            record = start + 4 + 108 * index
            address, size = self.at("<QI", record)
            (name,) = self.at("<I", record + 20)
            length, offset = self.at("<2I", record + 76)
            code_view = self.data[offset : offset + length]
            guid = code_view[4:20] if code_view[:4] in (b"RSDS", b"LEpB") else bytes(16)
            yield address, size, guid.ljust(16, b"\0"), self.text(name).rpartition("/")[2]


def identifier(guid):
    """As numbers in little-endian order, and the age, which is always 0."""
    return "%08X%04X%04X" % struct.unpack("<IHH", guid[:8]) + guid[8:].hex().upper() + "0"


def lines(dump):
    thread, signal, fault, context = dump.crash()
    cpu = CPUS[dump.at("<H", dump.streams[7])[0]]
    (count,) = dump.at("<B", dump.streams[7] + 6)
    address, stack = dump.stack(thread)
    pointer = {
        "x86": lambda: struct.unpack_from("<I", context, 196),
        "arm": lambda: struct.unpack_from("<I", context, 56),
        "x86_64": lambda: struct.unpack_from("<Q", context, 152),
        "arm64": lambda: struct.unpack_from("<Q", context, 256),
    }[cpu]()[0]
    word = "%08X" if cpu in ("x86", "arm") else "%016X"
    yield "-----BEGIN BREAKPAD MICRODUMP-----"
    yield "V crasher:1.2.3"
    yield f"O A {cpu} {count:02X} {cpu} swift/crasher/test:12.1/AB1A.230405.006/1234567:user/release-keys"
    yield "P browser"
    yield f"R {signal:08X} {SIGNALS[signal]} " + word % fault
    yield "G OpenGL ES 3.2|ARM|Mali-G78"
    if word == "%08X":
        yield "H 00010000 BE800000 0003 76E10000 8E4F3000 0C:01 17:01 1E:01"
    yield "S 0 " + " ".join(word % number for number in (pointer, address, len(stack)))
    for offset in range(0, len(stack), CHUNK):
        yield "S " + word % (address + offset) + " " + stack[offset : offset + CHUNK].hex().upper()
    yield "C " + context.hex().upper()
    for base, size, guid, name in dump.modules():
        yield f"M {word % base} {word % 0} {word % size} {identifier(guid)} {name}"
    yield "-----END BREAKPAD MICRODUMP-----"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dump", type=Path)
    parser.add_argument("--prefix", default="")
    options = parser.parse_args()
    for number, line in enumerate(lines(Dump(options.dump.read_bytes()))):
        time = f"02-03 04:05:{6 + number // 40:02}.{number * 25 % 1000:03}"
        print(options.prefix.replace("%T", time) + line[:LONGEST_LINE])


main()
