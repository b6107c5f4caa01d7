"""The workloads by hand in numpy. `python numpy_peer.py expected` writes what they come to in float64."""
import sys

if sys.argv[1:] == ["expected"]:
    sys.argv[1:] = []
    WRITE = True
    import os
    open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "expected.json"), "w").write("{}")
else:
    WRITE = False

import json
import math

import definitions as d
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def forward(x, layers, activation):
    """Outputs of every layer, the pre-activations for the last."""
    outputs = [x]
    for k, (weight, bias) in enumerate(layers):
        z = outputs[-1] @ weight
        z += bias
        if k < len(layers) - 1:
            if activation == "relu":
                np.maximum(z, 0, out=z)
            else:
                np.negative(z, out=z)
                np.exp(z, out=z)
                z += 1
                np.reciprocal(z, out=z)
        outputs.append(z)
    return outputs


def backward(outputs, layers, delta, activation):
    gradients = [None] * len(layers)
    for k in range(len(layers) - 1, -1, -1):
        gradients[k] = outputs[k].T @ delta, delta.sum(0)
        if k:
            delta = delta @ layers[k][0].T
            if activation == "relu":
                delta *= outputs[k] > 0
            else:
                delta *= outputs[k]
                delta *= 1 - outputs[k]
    return gradients


def entropy(z, y):
    return float(np.mean(np.logaddexp(0, z) - y * z))


def copied(layers):
    return [[w.copy(), b.copy()] for w, b in layers]


class Adam:
    def __init__(self, tensors):
        self.moments = [(np.zeros_like(t), np.zeros_like(t)) for t in tensors]
        self.step = 0

    def update(self, tensors, gradients):
        self.step += 1
        rate = d.RATE * np.sqrt(1 - d.BETA2**self.step) / (1 - d.BETA1**self.step)
        for p, g, (m, v) in zip(tensors, gradients, self.moments):
            kind = p.dtype.type
            m *= kind(d.BETA1)
            m += kind(1 - d.BETA1) * g
            v *= kind(d.BETA2)
            v += kind(1 - d.BETA2) * g * g
            p -= kind(rate) * m / (np.sqrt(v) + kind(d.EPSILON))


def example(dtype=np.float32):
    x, y = d.labelled(d.Example.samples, dtype)
    start = d.glorot(d.Example.sizes, dtype)

    def ready():
        layers = copied(start)
        return layers, Adam([t for layer in layers for t in layer])

    def run(state):
        layers, adam = state
        for _ in range(d.STEPS):
            outputs = forward(x, layers, "relu")
            delta = (sigmoid(outputs[-1]) - y) / dtype(len(x))
            gradients = backward(outputs, layers, delta, "relu")
            adam.update([t for layer in layers for t in layer], [g for pair in gradients for g in pair])
        return {"loss": entropy(outputs[-1], y)}

    yield "numpy", "", ready, run


def probe(dtype=np.float32):
    x, y = d.labelled(d.Probe.samples, dtype)
    for depth in d.DEPTHS:
        layers = d.glorot(d.Probe.sizes(depth), dtype)

        def run(layers):
            outputs = forward(x, layers, "sigmoid")
            delta = (sigmoid(outputs[-1]) - y) / dtype(len(x))
            gradients = backward(outputs, layers, delta, "sigmoid")
            rms = [float(np.sqrt(np.mean(np.square(w.astype(np.float64) if dtype == np.float64 else w)))) for w, _ in gradients]
            return {"loss": entropy(outputs[-1], y), "gradient_first": rms[0], "gradient_last": rms[-1]}

        yield "numpy", f"D{depth}", lambda layers=layers: layers, run


def wide(dtype=np.float32):
    x, y = d.Wide.data(dtype)
    wanted = np.eye(10, dtype=dtype)[y]

    def run(layers):
        outputs = forward(x, layers, "relu")
        z = outputs[-1] - outputs[-1].max(1, keepdims=True)
        e = np.exp(z)
        total = e.sum(1, keepdims=True)
        loss = float(np.mean(np.log(total[:, 0]) - (z * wanted).sum(1)))
        gradients = backward(outputs, layers, (e / total - wanted) / dtype(len(x)), "relu")
        for layer, pair in zip(layers, gradients):
            for p, g in zip(layer, pair):
                p -= dtype(d.WIDE_RATE) * g
        return {"loss": loss}

    start = d.glorot(d.Wide.sizes, dtype)
    yield "numpy", "", lambda: copied(start), run


def normalized(dtype=np.float32):
    x, y = d.labelled(d.Normalized.samples, dtype)
    start = d.glorot(d.Normalized.sizes, dtype)
    n = dtype(len(x))

    def ready():
        layers = [[w.copy(), b.copy(), np.ones_like(b), np.zeros_like(b)] for w, b in start[:-1]] + copied(start[-1:])
        return layers, Adam([t for layer in layers for t in layer]), [[np.zeros_like(b), np.ones_like(b)] for _, b in start[:-1]]

    def run(state):
        layers, adam, running = state
        for _ in range(d.STEPS):
            h, kept = x, []
            for (w, b, scale, shift), averages in zip(layers[:-1], running):
                z = h @ w + b
                mean, variance = z.mean(0), z.var(0)
                averages[0] += dtype(d.NORM_MOMENTUM) * (mean - averages[0])
                averages[1] += dtype(d.NORM_MOMENTUM) * (variance * n / (n - 1) - averages[1])
                over = 1 / np.sqrt(variance + dtype(d.NORM_EPSILON))
                normal = (z - mean) * over
                kept.append((h, normal, over))
                h = np.maximum(normal * scale + shift, 0)
                kept[-1] += (h,)
            w, b = layers[-1]
            z = h @ w + b
            loss = entropy(z, y)
            delta = (sigmoid(z) - y) / n
            gradients = [[h.T @ delta, delta.sum(0)]]
            delta = delta @ w.T
            for (w, b, scale, shift), (inputs, normal, over, output) in zip(layers[-2::-1], kept[::-1]):
                delta = delta * (output > 0)
                d_scale, d_shift = (delta * normal).sum(0), delta.sum(0)
                delta = scale * over * (delta - d_shift / n - normal * (d_scale / n))
                gradients.append([inputs.T @ delta, delta.sum(0), d_scale, d_shift])
                delta = delta @ w.T
            flat = [g for layer in gradients[::-1] for g in layer]
            norm = np.sqrt(sum(float(np.sum(np.square(g))) for g in flat))
            factor = dtype(min(1, d.CLIP / (norm + 1e-6)))
            adam.update([t for layer in layers for t in layer], [g * factor for g in flat])
        return {"loss": loss}

    yield "numpy", "", ready, run


def sweep(dtype=np.float64):
    """Some of the networks of W8, for what they come to."""
    x, y = d.Sweep.data(dtype)
    erf = np.vectorize(math.erf, otypes=[dtype])
    share = lambda z: 0.5 * (1 + erf(z / np.sqrt(2)))
    density = lambda z: np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
    # Value, and slope from z and the value.
    functions = {
        "sigmoid": (sigmoid, lambda z, h: h * (1 - h)),
        "tanh": (np.tanh, lambda z, h: 1 - h * h),
        "relu": (lambda z: np.maximum(z, 0), lambda z, h: z > 0),
        "gelu": (lambda z: z * share(z), lambda z, h: share(z) + z * density(z)),
    }

    def run(_):
        losses = {}
        for depth, activation, seed in d.Sweep.checked:
            value, slope = functions[activation]
            layers = copied(d.Sweep.layers(depth, activation, seed, dtype))
            adam = Adam([t for layer in layers for t in layer])
            for _ in range(d.STEPS):
                inputs, slopes = [x], []
                for weight, bias in layers[:-1]:
                    z = inputs[-1] @ weight + bias
                    inputs.append(value(z))
                    slopes.append(slope(z, inputs[-1]))
                z = inputs[-1] @ layers[-1][0] + layers[-1][1]
                loss = entropy(z, y)
                delta = (sigmoid(z) - y) / len(x)
                gradients = []
                for k in range(depth, -1, -1):
                    gradients[:0] = [inputs[k].T @ delta, delta.sum(0)]
                    if k:
                        delta = (delta @ layers[k][0].T) * slopes[k - 1]
                adam.update([t for layer in layers for t in layer], gradients)
            losses[d.Sweep.name(depth, activation, seed)] = loss
        return losses

    yield "numpy", "", lambda: None, run


def functions(dtype=np.float32):
    x = d.elements().astype(dtype)
    out = np.empty_like(x)

    def by_sigmoid(_):
        np.negative(x, out=out)
        np.exp(out, out=out)
        np.add(out, 1, out=out)
        np.reciprocal(out, out=out)

    for name, run in (("tanh", lambda _: np.tanh(x, out=out)), ("sigmoid", by_sigmoid), ("exp", lambda _: np.exp(x, out=out))):
        def checked(state, run=run):
            run(state)
            return {"sum": SUM(out)}
        yield "numpy", name, lambda: None, checked


# Summing is a check, not the work: every tenth element is enough and costs a fiftieth of it.
def SUM(a):
    return float(a[::997].sum(dtype=np.float64))


WORKS = {"w1": example, "w2": probe, "w3": wide, "w4": normalized, "w5": functions}

if __name__ == "__main__":
    if WRITE:
        tolerance = {"w1": 0.005, "w2": 0.01, "w3": 1e-3, "w4": 0.3, "w5": 1e-4, "w8": 0.05}
        expected = {}
        for work, make in {**WORKS, "w8": sweep}.items():
            for _, variant, ready, run in make(np.float64):
                found = run(ready())
                # Squares of what is below 1e-22 leave float32: a peer may read 0 there.
                expected[f"{work} {variant}".strip()] = {
                    k: [v, tolerance[work]] for k, v in found.items() if abs(v) > 1e-17}
        path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "expected.json")
        open(path, "w").write(json.dumps(expected, indent=1) + "\n")
    else:
        d.main("numpy", WORKS)
