#!/usr/bin/env python3
"""Writes a Breakpad symbol file of any size with the proportions of a large real one.

Per function: 65 lines, 1.5 INLINE, 1.2 INLINE_ORIGIN, 0.35 FILE, 0.12 PUBLIC, one STACK CFI INIT and
two STACK CFI; 280 MB have some 170,000 functions. The same arguments always give the same bytes.
"""

import argparse
import random

# Bytes of a function and its share of all other records, on average.
BYTES_PER_FUNCTION = 1778
WORDS = (
    "node text frame layout style image cache parser stream buffer handle table queue event "
    "channel surface shader script context window document element observer visitor manager"
).split()


def identifier(source):
    parts = [source.choice(WORDS) for _ in range(source.randint(2, 5))]
    return "::".join(parts) + "<" + source.choice(WORDS) + ">"


def signature(source):
    arguments = ", ".join(identifier(source) for _ in range(source.randint(0, 2)))
    return f"{identifier(source)}::{source.choice(WORDS)}_{source.randrange(10**5)}({arguments})"


def files(source, count):
    for number in range(count):
        folders = "/".join(source.choice(WORDS) for _ in range(source.randint(2, 5)))
        yield f"FILE {number} /builds/worker/{folders}/{source.choice(WORDS)}_{number}.cpp\n"


def origins(source, count):
    for number in range(count):
        yield f"INLINE_ORIGIN {number} {signature(source)}\n"


def line_records(source, address, byte_count, lines, file_count):
    """Lines that cover a function from its first to its last byte."""
    cuts = sorted(source.sample(range(1, byte_count), min(lines, byte_count) - 1))
    file = source.randrange(file_count)
    number = source.randint(1, 5000)
    for start, end in zip([0] + cuts, cuts + [byte_count]):
        number = max(1, number + source.randint(-4, 6))
        shown = file if source.random() < 0.8 else source.randrange(file_count)
        yield f"{address + start:x} {end - start:x} {number} {shown}\n"


def inline_records(source, address, byte_count, file_count, origin_count):
    """Up to three calls, each inside the one before."""
    start, end = address, address + byte_count
    for depth in range(source.choice([0, 0, 1, 1, 2, 3, 3])):
        if end - start < 8:
            return
        start += source.randint(0, (end - start) // 3)
        end -= source.randint(1, (end - start) // 3 + 1)
        yield (
            f"INLINE {depth} {source.randint(1, 5000)} {source.randrange(file_count)} "
            f"{source.randrange(origin_count)} {start:x} {end - start:x}\n"
        )


def function(source, address, byte_count, file_count, origin_count):
    lines = min(byte_count, max(1, int(source.gammavariate(1.2, 54))))
    flag = "m " if source.random() < 0.02 else ""
    parts = [f"FUNC {flag}{address:x} {byte_count:x} 0 {signature(source)}\n"]
    parts += inline_records(source, address, byte_count, file_count, origin_count)
    parts += line_records(source, address, byte_count, lines, file_count)
    return "".join(parts)


def frame(address, byte_count):
    rules = f"STACK CFI INIT {address:x} {byte_count:x} .cfa: $rsp 8 + .ra: .cfa -8 + ^\n"
    if byte_count > 8:
        rules += f"STACK CFI {address + 1:x} .cfa: $rsp 16 + $rbp: .cfa -16 + ^\n"
        rules += f"STACK CFI {address + 4:x} .cfa: $rbp 16 +\n"
    return rules


def write(arguments):
    source = random.Random(arguments.seed)
    count = max(1, arguments.bytes // BYTES_PER_FUNCTION)
    file_count, origin_count = max(1, count * 35 // 100), max(1, count * 118 // 100)
    spacing = max(16, (arguments.code_bytes or count * 448) // count)
    places = [
        (arguments.start + index * spacing, max(2, spacing - source.randint(0, min(15, spacing // 2))))
        for index in range(count)
    ]
    functions, frames = list(places), list(places)
    if arguments.shuffle in ("functions", "all"):
        source.shuffle(functions)
    if arguments.shuffle in ("frames", "all"):
        source.shuffle(frames)
    publics = source.sample(places, count * 12 // 100)
    publics = sorted((address + size, signature(source)) for address, size in publics)
    with open(arguments.output, "w") as out:
        out.write(f"MODULE {arguments.os} {arguments.cpu} {arguments.id} {arguments.name}\n")
        out.write(f"INFO GENERATOR make-symbol-file.py seed {arguments.seed}\n")
        out.writelines(files(source, file_count))
        out.writelines(origins(source, origin_count))
        for address, byte_count in functions:
            out.write(function(source, address, byte_count, file_count, origin_count))
            # Some writers put a public symbol where its address belongs, others all at the end.
            while arguments.interleave and publics and publics[0][0] <= address + byte_count:
                out.write("PUBLIC %x 0 %s\n" % publics.pop(0))
        out.writelines("PUBLIC %x 0 %s\n" % public for public in publics)
        out.writelines(frame(address, byte_count) for address, byte_count in frames)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output")
    parser.add_argument("--bytes", type=int, default=1_000_000, help="about how large")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--name", default="synthetic", help="of the MODULE record")
    parser.add_argument("--id", default="0123456789ABCDEF0123456789ABCDEF0")
    parser.add_argument("--os", default="Linux")
    parser.add_argument("--cpu", default="x86_64")
    parser.add_argument("--start", type=int, default=0x1000, help="address of the first function")
    parser.add_argument("--code-bytes", type=int, help="how much code the functions cover")
    parser.add_argument("--interleave", action="store_true", help="PUBLIC among FUNC records")
    parser.add_argument(
        "--shuffle", choices=["none", "functions", "frames", "all"], default="none",
        help="which records are out of order")
    write(parser.parse_args())


if __name__ == "__main__":
    main()
