"""The workloads as data: the same numbers in every framework and in `Sources/workloads`, so that losses can be compared.

A peer is a script that gives, for each workload and each way of writing it, a function that makes it ready and one
that does the work and returns its figures; `main` times and checks them and prints a line of JSON for each.
"""
import argparse
import json
import os
import statistics
import sys
import time

# Before numpy and the frameworks are imported: how many threads they may use.
parser = argparse.ArgumentParser()
parser.add_argument("works", nargs="*", default=["w0", "w1", "w2", "w3", "w4", "w5", "w8"])
parser.add_argument("--threads", type=int, choices=(1, 2), default=1)
parser.add_argument("--seconds", type=float, default=2.0, help="how long each is repeated, at least")
parser.add_argument("--patience", type=float, default=20, help="seconds to wait for a quiet machine")
OPTIONS = parser.parse_args()
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = str(OPTIONS.threads)
# Meant for older builds; a peer brings its own that needs neither.
for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)
if OPTIONS.threads == 1:
    # Frameworks that size their pools by the processors they see have no other switch.
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})

import numpy as np

RATE, BETA1, BETA2, EPSILON = 1e-3, 0.9, 0.999, 1e-7
NORM_EPSILON, NORM_MOMENTUM, CLIP = 1e-5, 0.1, 1.0
WIDE_RATE = 0.05
STEPS = 100
DEPTHS = (10, 50, 200)

# What the work comes to, by numpy in float64 (`numpy_peer.py`), and how far float32 may be from it, relative.
EXPECTED = json.loads(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "expected.json")).read())


def bits(seed, count):
    """SplitMix64: the i-th number depends on the seed and i alone."""
    with np.errstate(over="ignore"):
        z = np.uint64(seed) * np.uint64(0xD1342543DE82EF95) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))


def uniform(seed, *shape):
    """From 0 to 1, 1 excluded."""
    return ((bits(seed, int(np.prod(shape))) >> np.uint64(11)) * 2.0**-53).reshape(shape)


def normal(seed, *shape):
    """Standard normal, one by Box and Muller from each pair of uniforms."""
    u = uniform(seed, int(np.prod(shape)), 2)
    return (np.sqrt(-2 * np.log1p(-u[:, 0])) * np.cos(2 * np.pi * u[:, 1])).reshape(shape)


def glorot(sizes, dtype=np.float32):
    """Weights [in, out], uniform within √(6 / (in + out)), layer k from seed 100 + k; biases 0."""
    layers = []
    for k, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        limit = np.sqrt(6 / (inputs + outputs))
        weight = (2 * uniform(100 + k, inputs, outputs) - 1) * limit
        layers.append((weight.astype(np.float32).astype(dtype), np.zeros(outputs, dtype)))
    return layers


def labelled(samples, dtype=np.float32):
    """10 standard normal features; the label is 1 where the first is above 0."""
    x = normal(1, samples, 10).astype(np.float32)
    return x.astype(dtype), (x[:, :1] > 0).astype(dtype)


class Example:
    """W1: the document's example."""
    sizes = (10, 64, 32, 1)
    samples = 1000


class Probe:
    """W2: D sigmoid layers of 100."""
    samples = 1000

    @staticmethod
    def sizes(depth):
        return (10, *[100] * depth, 1)


class Wide:
    """W3: three relu layers of 1024, ten classes."""
    sizes = (1024, 1024, 1024, 1024, 10)
    samples = 512

    @staticmethod
    def data(dtype=np.float32):
        return normal(3, 512, 1024).astype(np.float32).astype(dtype), (bits(4, 512) % np.uint64(10)).astype(np.int64)


class Normalized:
    """W4: twenty times dense 100, batchnorm, relu."""
    sizes = (10, *[100] * 20, 1)
    samples = 256


class Sweep:
    """W8: 80 networks of width 64; data and first weights are those that `train` draws for each seed."""
    depths = (2, 4, 8, 16)
    activations = ("sigmoid", "tanh", "relu", "gelu")
    seeds = (1, 2, 3, 4, 5)
    # The networks whose losses are compared.
    checked = ((2, "sigmoid", 1), (8, "tanh", 2), (4, "relu", 3), (4, "gelu", 5))

    @staticmethod
    def data(dtype=np.float32):
        """1000 samples of 10 standard normal features; the label is 1 where the first is above 0."""
        x = philox_normal(1, DATA, 0, 0, 1000, 10).astype(np.float32)
        return x.astype(dtype), (x[:, :1] > 0).astype(dtype)

    @staticmethod
    def layers(depth, activation, seed, dtype=np.float32):
        """Weights [in, out], normal: of variance 2 / in before relu and gelu, 2 / (in + out) otherwise; biases 0."""
        sizes, layers = (10, *[64] * depth, 1), []
        for k, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
            is_he = activation in ("relu", "gelu") and k < depth
            deviation = np.sqrt(2 / inputs if is_he else 2 / (inputs + outputs))
            weight = deviation * philox_normal(seed, INITIALIZATION, k, 0, outputs, inputs)
            layers.append((np.ascontiguousarray(weight.T).astype(np.float32).astype(dtype), np.zeros(outputs, dtype)))
        return layers

    @staticmethod
    def name(depth, activation, seed):
        return f"loss_{depth}_{activation}_{seed}"


INITIALIZATION, DATA = 1, 2


def philox_normal(seed, purpose, layer, step, *shape):
    """The lab's own normal numbers: Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011), then Box and Muller."""
    u64, u32, low = np.uint64, np.uint64(32), np.uint64(0xFFFFFFFF)

    def mix(*words):
        """SplitMix64 over words."""
        z = 0
        for word in words:
            z = (z + word + 0x9E3779B97F4A7C15) % 2**64
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB % 2**64
            z ^= z >> 31
        return z

    count = int(np.prod(shape))
    key, high = mix(seed, 0), mix(purpose, layer, 0, step)
    c0 = np.arange((count + 1) // 2, dtype=u64)
    c1, c2, c3 = np.zeros_like(c0), np.full_like(c0, high % 2**32), np.full_like(c0, high >> 32)
    k0, k1 = key % 2**32, key >> 32
    for _ in range(10):
        p0, p1 = u64(0xD2511F53) * c0, u64(0xCD9E8D57) * c2
        c0, c1, c2, c3 = (p1 >> u32) ^ c1 ^ u64(k0), p1 & low, (p0 >> u32) ^ c3 ^ u64(k1), p0 & low
        k0, k1 = (k0 + 0x9E3779B9) % 2**32, (k1 + 0xBB67AE85) % 2**32
    radius = np.sqrt(-2 * np.log(1 - ((c1 << u32 | c0) >> u64(12)) * 2.0**-52))
    angle = 2 * np.pi * ((c3 << u32 | c2) >> u64(12)) * 2.0**-52
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], 1).reshape(-1)[:count].reshape(shape)


def elements():
    """W5: a million standard normal numbers."""
    return normal(5, 1_000_000).astype(np.float32)


def busy():
    """Seconds of processor time used by everyone, and by this process, since some moment."""
    fields = [int(t) for t in open("/proc/stat").readline().split()[1:]]
    all_of_it = (fields[0] + fields[1] + fields[2] + fields[5] + fields[6] + fields[7]) / os.sysconf("SC_CLK_TCK")
    return all_of_it, sum(os.times()[:4])


def wait_until_quiet():
    end = time.perf_counter() + OPTIONS.patience
    while time.perf_counter() < end:
        before, start = busy()[0], time.perf_counter()
        time.sleep(0.3)
        if busy()[0] - before < 0.06 * (time.perf_counter() - start):
            return


def figures(work, variant, peer, found):
    expected = EXPECTED.get(f"{work} {variant}".strip(), {})
    for name, (value, tolerance) in expected.items():
        if name not in found:
            continue
        if not abs(found[name] - value) <= tolerance * abs(value):
            sys.exit(f"{peer} {work} {variant}: {name} is {found[name]}, expected {value} within {tolerance:.0%}")
    return found


def measure(peer, way, work, variant, ready, run, per=1e-3, unit="ms"):
    # What takes minutes is done once, and nothing before it.
    is_long = work == "w8"
    if not is_long:
        state = ready()
        figures(work, variant, peer, run(state))
    best = None
    # Without patience a disturbed measurement is not repeated either.
    for _ in range(3 if OPTIONS.patience and not is_long else 1):
        wait_until_quiet()
        (all_before, own_before), start = busy(), time.perf_counter()
        times, processor = [], []
        while len(times) < (1 if is_long else 3) or time.perf_counter() - start < OPTIONS.seconds:
            state = ready()
            begin, begin_processor = time.perf_counter(), time.process_time()
            found = run(state)
            times.append((time.perf_counter() - begin) / per)
            processor.append((time.process_time() - begin_processor) / per)
        wall = time.perf_counter() - start
        all_after, own_after = busy()
        others = max(0.0, (all_after - all_before) - (own_after - own_before)) / wall
        if best is None or others < best[1]:
            best = times, others, found, processor
        if others < 0.05:
            break
    times, others, found, processor = best
    found = figures(work, variant, peer, found)
    print(json.dumps({
        "by": peer, "way": way, "work": work, "variant": variant, "threads": OPTIONS.threads, "median": statistics.median(times),
        "min": min(times), "max": max(times), "processor": statistics.median(processor),
        "runs": len(times), "unit": unit, **found, "others": round(others, 2)}), flush=True)


def main(peer, works):
    """`works`: for each work a function that yields (way, variant, ready, run)."""
    for work in OPTIONS.works:
        for way, variant, ready, run in works.get(work, lambda: ())():
            per, unit = (1e-3, "ms") if work != "w5" else (1e-3, "ns an element")
            measure(peer, way, work, variant, ready, run, per, unit)
