"""Singular values of Jacobians by PyTorch's autograd, in float64.

    python -m venv figures && figures/bin/pip install torch
    figures/bin/python make_spectra.py

Writes parity/spectra.json: for each network its weights, some inputs, and at each input the singular values of
torch.autograd.functional.jacobian. The same seeds give the same file with the same version. The form of `net` and the
names of parameters are in parity/README.md.
"""
import json
from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F

HERE = Path(__file__).parent
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def normal(seed, *shape):
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def values(function, point):
    return torch.linalg.svdvals(torch.autograd.functional.jacobian(function, point)).tolist()


class Chain:
    """Layers one after the other; each takes the parameters under its own number."""

    def __init__(self, seed, inputs):
        self.seed, self.width, self.inputs = seed, inputs, inputs
        self.layers, self.parameters, self.state, self.texts = [], {}, {}, []

    @property
    def count(self):
        return len({int(name.split(".")[0]) for name in self.parameters} | self.bare)

    bare = frozenset()

    def tensor(self, number, name, value):
        self.parameters[f"{number}.{name}"] = value
        return value

    def linear(self, number, units, scale):
        self.seed += 1
        weight = self.tensor(number, "weight", scale * normal(self.seed, units, self.width) / self.width**0.5)
        bias = self.tensor(number, "bias", 0.3 * normal(self.seed + 1000, units))
        return lambda x: x @ weight.T + bias

    def dense(self, units, name, scale=1.0):
        linear = self.linear(self.count, units, scale)
        activation = ACTIVATIONS[name]
        self.layers.append(lambda x: activation(linear(x)))
        self.texts.append(f"dense({units}, {name})" if name else f"dense({units})")
        self.width = units
        return self

    def residual(self, name, scale=1.0):
        linear = self.linear(self.count, self.width, scale)
        activation = ACTIVATIONS[name]
        self.layers.append(lambda x: x + activation(linear(x)))
        self.texts.append(f"residual(dense({self.width}, {name}))")
        return self

    def layernorm(self):
        number, self.seed = self.count, self.seed + 1
        scale = self.tensor(number, "scale", 1 + 0.3 * normal(self.seed, self.width))
        shift = self.tensor(number, "shift", 0.3 * normal(self.seed + 1000, self.width))
        width = self.width
        self.layers.append(lambda x: F.layer_norm(x, (width,), scale, shift))
        self.texts.append("layernorm")
        return self

    def batchnorm(self):
        number, self.seed = self.count, self.seed + 1
        scale = self.tensor(number, "scale", 1 + 0.3 * normal(self.seed, self.width))
        shift = self.tensor(number, "shift", 0.3 * normal(self.seed + 1000, self.width))
        mean = self.state[f"{number}.running_mean"] = 0.5 * normal(self.seed + 2000, self.width)
        variance = self.state[f"{number}.running_variance"] = 0.5 + normal(self.seed + 3000, self.width) ** 2
        self.layers.append(lambda x: F.batch_norm(x[None], mean, variance, scale, shift)[0])
        self.texts.append("batchnorm")
        return self

    def __call__(self, x, layers):
        for layer in layers:
            x = layer(x)
        return x


ACTIVATIONS = {
    "": lambda z: z, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "relu": torch.relu, "selu": F.selu,
    "gelu": F.gelu,
}


def case(name, chain, start=0, end=None):
    """The layers that stand side by side from `start` to `end` (all but the last if left out)."""
    end = len(chain.layers) - 1 if end is None else end
    points = normal(chain.seed + 5000, 3, chain.inputs)
    found = []
    for point in points:
        begin = chain(point, chain.layers[:start])
        found.append(values(lambda x: chain(x, chain.layers[start:end]), begin.detach()))
    return {
        "name": name, "net": " -> ".join(chain.texts), "from": start, "to": end, "x": points.tolist(),
        "parameters": {key: value.tolist() for key, value in chain.parameters.items()},
        "state": {key: value.tolist() for key, value in chain.state.items()}, "values": found,
    }


def recurrent(name, module, text, steps, first, last):
    """From the state after step `first` to that after step `last`, counted from 1."""
    generator = torch.Generator().manual_seed(77)
    for parameter in module.parameters():
        parameter.data = 0.4 * torch.randn(parameter.shape, generator=generator)
    points = normal(78, 3, steps, module.input_size)
    found = []
    for point in points:
        _, state = module(point[:first])
        found.append(values(lambda h: module(point[first:last], h[None])[1][0], state[0].detach()))
    names = {"weight_ih_l0": "weight_ih", "weight_hh_l0": "weight_hh", "bias_ih_l0": "bias_ih", "bias_hh_l0": "bias_hh"}
    parameters = {f"0.{names[key]}": value.tolist() for key, value in module.named_parameters()}
    parameters["1.weight"] = normal(79, 1, module.hidden_size).tolist()
    parameters["1.bias"] = [0.0]
    return {
        "name": name, "net": f"{text} -> dense(1)", "from": first, "to": last, "x": points.tolist(),
        "parameters": parameters, "state": {}, "values": found,
    }


def deep(seed, depth, width, activation, scale, inputs=4):
    chain = Chain(seed, inputs)
    for _ in range(depth):
        chain.dense(width, activation, scale)
    return chain.dense(1, "sigmoid")


cases = [
    case("linear", deep(1, 4, 5, "", 1.0)),
    case("tanh", deep(2, 6, 6, "tanh", 1.2)),
    case("tanh, from layer 1 to 4", deep(3, 6, 6, "tanh", 1.5), 1, 4),
    case("sigmoid, small", deep(4, 8, 5, "sigmoid", 2.0)),
    case("relu", deep(5, 4, 7, "relu", 1.41421356)),
    case("whole network, one output", deep(6, 3, 6, "selu", 1.0), 0, 4),
    case("wide and narrow", Chain(7, 3).dense(8, "gelu").dense(2, "tanh").dense(6, "tanh").dense(3, ""), 0, 3),
    case("layernorm", Chain(8, 4).dense(6, "tanh").layernorm().dense(6, "tanh").layernorm().dense(2, "")),
    case("batchnorm, running statistics", Chain(9, 4).dense(6, "").batchnorm().dense(6, "tanh").batchnorm().dense(2, "")),
    case("residual", Chain(10, 4).dense(6, "tanh").residual("relu").residual("tanh").dense(2, ""), 1, 3),
    recurrent("rnn through time", nn.RNN(2, 5, batch_first=True), "rnn(5, tanh)", 8, 1, 8),
    recurrent("gru through time", nn.GRU(2, 4, batch_first=True), "gru(4)", 7, 2, 6),
]
path = HERE / "parity" / "spectra.json"
path.write_text(json.dumps({"made_with": f"torch {torch.__version__.split('+')[0]}", "cases": cases}) + "\n")
print(f"{len(cases)} networks in {path}")
