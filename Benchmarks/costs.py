"""What a command costs, and the inputs commands are measured with: shared by run and compare."""

import os
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TOOL = ROOT / ".build/release/dump-stackwalk"
BUILT = HERE / ".build/release"
INPUTS = HERE / ".build/inputs"

# name: the arguments of make-inputs (HERE/Sources/make-inputs/main.swift says what they make)
RECIPES = {
    "small": ("symbols", 30_000, "sorted"),
    "1 MB": ("symbols", 1_000_000, "sorted"),
    "30 MB": ("symbols", 30_000_000, "sorted"),
    "280 MB": ("symbols", 280_000_000, "sorted"),
    "1 GB": ("symbols", 1_000_000_000, "sorted"),
    "280 MB unsorted": ("symbols", 280_000_000, "unsorted"),
    "threads": ("threads", 200, 1_000),
    "dumps": ("dumps", 1_000),
    "full": ("full", 1 << 32, 20_000),
    # For a quick check that everything runs.
    "few threads": ("threads", 20, 50),
    "few dumps": ("dumps", 20),
    "little full": ("full", 1 << 24, 100),
}


class Cost:
    """One run: milliseconds, peak resident MiB, page faults."""

    def __init__(self, line):
        user, system, wall, peak, faults, _, self.exit_code = map(int, line.split())
        self.user, self.system, self.wall = user / 1000, system / 1000, wall / 1000
        self.cpu, self.peak, self.faults = self.user + self.system, peak / 1024, faults


def cost(command, cores=None, source=os.devnull):
    """The cost of one run that reads a file, on the cores of these numbers; a failure ends the program."""
    command = [str(word) for word in command]
    bound = ["taskset", "--cpu-list", ",".join(map(str, cores))] if cores else []
    with open(source, "rb") as opened:
        run = subprocess.run(
            [*bound, BUILT / "launch", *command], stdin=opened, capture_output=True, text=True)
    result = Cost(run.stdout) if run.returncode == 0 else None
    if result is None or result.exit_code:
        sys.exit(f"{' '.join(command)}: exit code {result and result.exit_code}\n{run.stderr}")
    return result


def alternating(commands, runs, source=os.devnull):
    """The costs of each command, which reads a file, one run of each after the other: {name: [Cost]}."""
    costs = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            costs[name].append(cost(command, source=source))
    return costs


def median(costs, figure):
    return statistics.median(getattr(each, figure) for each in costs)


def mean_user(costs):
    """User time in milliseconds: the kernel samples what of a run was user time, so short runs have all
    or nothing of it, and only their mean says something."""
    return statistics.mean(each.user for each in costs)


def spread(costs, figure):
    """The quartiles' distance, as a share of the median."""
    values = sorted(getattr(each, figure) for each in costs)
    if len(values) < 4 or not values[len(values) // 2]:
        return 0
    low, middle, high = statistics.quantiles(values, n=4)
    return (high - low) / middle


def build():
    command = ["swift", "build", "-c", "release", "--package-path", HERE, "--quiet"]
    if subprocess.run(command).returncode:
        sys.exit("the benchmarks could not be built")


def inputs(name):
    """The folder with an input, made when it is not there: see RECIPES."""
    folder = INPUTS / name.replace(" ", "-")
    if not folder.exists():
        kind, *numbers = RECIPES[name]
        unfinished = folder.with_suffix(".unfinished")
        subprocess.run(["rm", "-rf", unfinished], check=True)
        os.makedirs(unfinished)
        subprocess.run([BUILT / "make-inputs", kind, unfinished, *map(str, numbers)], check=True)
        unfinished.rename(folder)
    return folder


def crash(name):
    """A dump and the folder with its symbols."""
    return inputs(name) / "crash.dmp", inputs(name) / "symbols"
