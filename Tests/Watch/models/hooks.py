"""What `docs/watch.md` says that is measured, measured again with nothing but PyTorch: the other side of the comparison.

Written from the document's definitions alone. It keeps whole tensors and counts in double precision, so it is slow and
exact; `gradlab_watch` has to be quick, and agree.
"""
import math

import torch
from torch import nn

FLAT_BELOW = (nn.ReLU, nn.ReLU6)
FLAT_ENDS = {nn.Sigmoid: 0.25, nn.Tanh: 1.0}

class Record:
    """One call of a module in one step."""

    def __init__(self, name, module, call, inputs, output):
        self.name, self.module, self.call = name, module, call
        self.input = inputs
        self.output = output.detach().clone()
        self.signal = None
        if output.requires_grad:
            output.register_hook(self.keep)

    def keep(self, gradient):
        self.signal = gradient.detach().clone()


def first(value):
    """The first tensor of what a module takes or gives."""
    while isinstance(value, (tuple, list)) and value:
        value = value[0]
    return value


def rms(x):
    return x.double().pow(2).mean().sqrt().item()


def spread(x):
    """Standard deviation over the samples, root mean square over units, as a share of the size."""
    x = x.double().flatten(1)
    size = x.pow(2).mean().sqrt()
    return (x.var(0, unbiased=False).mean().sqrt() / size).item() if size > 0 else None


def signal(gradient):
    """Of each sample's own loss, with a loss that is the mean over samples: its norm, root mean square over samples."""
    g = gradient.double().flatten(1)
    return math.sqrt(len(g) * g.pow(2).sum().item())


def dead(x, over_positions=True):
    """Share of channels that give 0 or less everywhere: the second dimension of pictures, else the last."""
    units = x.transpose(0, 1).flatten(1) if x.dim() == 4 else x.reshape(-1, x.shape[-1]).t()
    return (units <= 0).all(1).double().mean().item()


def histogram(x, bins):
    """Counts of log2 of the sizes in those bins, and how many zeros there are."""
    x = x.double().abs().flatten()
    x = x[torch.isfinite(x)]
    zeros = int((x == 0).sum())
    places = ((x[x > 0].log2() - bins["from"]) / bins["width"]).floor().clamp(0, bins["count"] - 1).long()
    return torch.bincount(places, minlength=bins["count"]).tolist(), zeros


def lstm_gates(module, x, weights):
    """Share of slopes below a twentieth of the largest, by gate, of a batch-first LSTM of one layer and one way.

    `weights` are its parameters before the step, by id.
    """
    gates = {name: [] for name in ("input", "forget", "cell", "output")}
    x = x.double()
    wi, wh, bi, bh = (weights[id(p)] for p in (module.weight_ih_l0, module.weight_hh_l0, module.bias_ih_l0, module.bias_hh_l0))
    bias = bi + bh
    h = c = torch.zeros(len(x), module.hidden_size, dtype=torch.double)
    with torch.no_grad():
        for t in range(x.shape[1]):
            i, f, g, o = (x[:, t] @ wi.t() + h @ wh.t() + bias).chunk(4, 1)
            i, f, o, g = i.sigmoid(), f.sigmoid(), o.sigmoid(), g.tanh()
            c = f * c + i * g
            h = o * c.tanh()
            for name, value, slope, most in (("input", i, i * (1 - i), 0.25), ("forget", f, f * (1 - f), 0.25),
                                             ("cell", g, 1 - g * g, 1.0), ("output", o, o * (1 - o), 0.25)):
                gates[name].append((slope < most / 20).double())
    return {name: torch.stack(values).mean().item() for name, values in gates.items()}


def weights(module):
    """The parameters that `gradient` and `step_size` are about: of two dimensions or more, else the first."""
    own = list(module.parameters(recurse=False))
    return [p for p in own if p.dim() >= 2] or own[:1]


class Reference:
    """Hooks on a model; `before()` the optimizer's step and `after()` it give the step's figures by (name, call)."""

    def __init__(self, model, bins):
        self.bins = bins
        self.records, self.calls, self.inputs = [], {}, {}
        model.register_forward_pre_hook(self.begin)  # of several passes in a step the last one is shown
        for name, module in model.named_modules():
            own = next(module.parameters(recurse=False), None) is not None
            if not list(module.children()) or own:
                module.register_forward_pre_hook(self.taken)
                module.register_forward_hook(self.hook(name))

    def begin(self, *_):
        self.records, self.calls, self.inputs = [], {}, {}

    def taken(self, module, inputs):
        """Before the call, which may write over its input."""
        x = first(inputs)
        self.inputs[module] = x.detach().clone() if torch.is_tensor(x) else None

    def hook(self, name):
        def keep(module, _, output):
            self.calls[name] = self.calls.get(name, 0) + 1
            self.records.append(Record(name, module, self.calls[name], self.inputs.pop(module), first(output)))
        return keep

    def before(self):
        self.then = {id(p): p.detach().double().clone() for r in self.records for p in r.module.parameters(recurse=False)}
        self.gradients = {id(p): p.grad.double().clone() for r in self.records
                          for p in r.module.parameters(recurse=False) if p.grad is not None}

    def after(self):
        figures = {(r.name, r.call): self.figures(r) for r in self.records}
        self.records, self.calls = [], {}
        return figures

    def figures(self, record):
        found = {"size": rms(record.output), "spread": spread(record.output)}
        found["outputs"], found["output zeros"] = histogram(record.output, self.bins)
        if record.input is not None and record.input.is_floating_point():
            found["input_size"] = rms(record.input)
        if record.signal is not None:
            found["signal"] = signal(record.signal)
            found["signals"], found["signal zeros"] = histogram(record.signal, self.bins)
        if isinstance(record.module, nn.LSTM):
            found["gates"] = lstm_gates(record.module, record.input, self.then)
        if isinstance(record.module, FLAT_BELOW):
            found["dead"] = dead(record.output)
        for kind, most in FLAT_ENDS.items():
            if isinstance(record.module, kind):
                y = record.output.double()
                slope = y * (1 - y) if kind is nn.Sigmoid else 1 - y * y
                found["saturated"] = (slope < most / 20).double().mean().item()
        own = weights(record.module)
        if own:
            old = torch.cat([self.then[id(p)].flatten() for p in own])
            new = torch.cat([p.detach().double().flatten() for p in own])
            found["weight_size"] = rms(old)
            found["step_size"] = rms(new - old) / rms(old) if rms(old) > 0 else None
            if all(id(p) in self.gradients for p in own):
                g = torch.cat([self.gradients[id(p)].flatten() for p in own])
                found["gradient"] = rms(g)
                found["zero_gradients"] = (g == 0).double().mean().item()
                found["gradients"], found["gradient zeros"] = histogram(g, self.bins)
        return found
