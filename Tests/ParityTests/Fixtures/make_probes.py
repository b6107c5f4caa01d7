"""What a probe measures at each layer, computed by PyTorch in float64 for networks of parity/cases.

    python -m venv figures && figures/bin/pip install torch
    figures/bin/python make_probes.py

Writes parity/probes.json. The networks, weights, samples and labels are those of the cases named there; a change of the
input goes along `direction`, by automatic differentiation, not by differences. The form is in parity/README.md.
"""
import json
from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F

PARITY = Path(__file__).parent / "parity"
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

CASES = [
    "deep-sigmoid-vanishing", "residual", "residual-preactivation", "batchnorm-before-sigmoid-deep", "batchnorm-eval",
    "layernorm", "activation-layers-of-their-own", "recurrent-stacked", "recurrent-lstm", "recurrent-sequence-dense"]
ACTIVATIONS = {
    "sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU, "selu": nn.SELU, "gelu": nn.GELU,
    "leaky_relu(0.2)": lambda: nn.LeakyReLU(0.2)}
LOSSES = {"mse": F.mse_loss, "bce": F.binary_cross_entropy}


def split(text, mark):
    """At marks outside brackets."""
    parts, depth = [""], 0
    for character in text.replace("->", ">"):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == mark and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


class Layer(nn.Module):
    """One numbered layer: its weights are set by the lab's names; it keeps its outputs, and as z what δ is taken at."""

    def __init__(self, text, width, parameters, state):
        super().__init__()
        name, _, rest = text.partition("(")
        arguments = split(rest[:-1], ",") if rest else []
        self.kind, self.after = name, nn.Identity()
        if name == "dense":
            self.main = nn.Linear(width, int(arguments[0]))
            self.after = ACTIVATIONS[arguments[1]]() if len(arguments) > 1 else nn.Identity()
            given = {"weight": self.main.weight, "bias": self.main.bias}
            self.trained = [self.main.weight]
        elif name in ("rnn", "lstm", "gru"):
            more = {"nonlinearity": "relu"} if "relu" in arguments else {}
            self.main = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}[name](width, int(arguments[0]), batch_first=True, **more)
            self.sequence = "sequence=true" in arguments
            given = {n: getattr(self.main, f"{n}_l0") for n in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")}
            self.trained = [self.main.weight_ih_l0, self.main.weight_hh_l0]
        elif name in ("batchnorm", "layernorm"):
            self.main = (nn.BatchNorm1d if name == "batchnorm" else nn.LayerNorm)(width)
            given = {"scale": self.main.weight, "shift": self.main.bias}
            self.trained = [self.main.weight]
            if state:
                given |= {"running_mean": self.main.running_mean, "running_variance": self.main.running_var}
        else:
            self.main, given, self.trained = ACTIVATIONS[text](), {}, []
        with torch.no_grad():
            for key, tensor in given.items():
                tensor.copy_(torch.tensor((parameters | state)[key]))
        self.width = getattr(self.main, "out_features", getattr(self.main, "hidden_size", width))

    def forward(self, x):
        self.z = self.main(x)
        if isinstance(self.z, tuple):
            self.states = self.z[0]
            self.z = self.states if self.sequence else self.states[:, -1]
        self.output = self.after(self.z)
        if not self.trained:
            # An activation by itself: δ is at what comes in.
            self.z = x
        return self.output


class Net:
    def __init__(self, case):
        self.case, self.layers = case, []
        self.chain, _ = self.make(case["net"], case["inputs"])

    def make(self, text, width):
        chain = []
        for part in split(text, ">"):
            if part.startswith("residual("):
                inner, width = self.make(part[len("residual("):-1], width)
                chain.append(inner)
                continue
            own = lambda given: {k.split(".")[1]: v for k, v in given.items() if int(k.split(".")[0]) == len(self.layers)}
            layer = Layer(part, width, own(self.case["parameters"]), own(self.case.get("state", {})))
            layer.train(self.case["mode"] == "train")
            self.layers.append(layer)
            chain.append(layer)
            width = layer.width
        return chain, width

    def run(self, x, chain=None):
        for step in self.chain if chain is None else chain:
            x = x + self.run(x, step) if isinstance(step, list) else step(x)
        return x


def rms(tensor):
    return tensor.square().mean().sqrt()


def norm(tensors):
    return torch.cat([t.detach().reshape(-1) for t in tensors]).norm()


def figures(name, seed):
    case = json.loads((PARITY / "cases" / f"{name}.json").read_text())
    x, y = torch.tensor(case["x"]), torch.tensor(case["y"])
    direction = torch.randn(x.shape, generator=torch.Generator().manual_seed(seed))
    unit = rms(direction) / rms(x)

    def nudge(read):
        """What the change has become in what `read` takes of a layer, relative to its size."""
        def function(x):
            net = Net(case)
            net.run(x)
            return read(net)
        value, change = torch.autograd.functional.jvp(function, x, direction)
        return value, change

    net = Net(case)
    output = net.run(x)
    loss = LOSSES[case["loss"]](output, y)
    errors = torch.autograd.grad(loss, [layer.z for layer in net.layers], retain_graph=True)
    loss.backward()
    layers = []
    for place, layer in enumerate(net.layers):
        value, change = nudge(lambda net: net.layers[place].output)
        found = {
            "size": rms(value).item(), "nudge": (rms(change) / rms(value) / unit).item(),
            "signal": (errors[place].norm() * len(x) ** 0.5).item()}
        if layer.trained:
            entries = sum(t.numel() for t in layer.trained)
            found["gradient"] = (norm([t.grad for t in layer.trained]) / entries ** 0.5).item()
            before = [t.detach().clone() for t in layer.trained]
            torch.optim.Adam(layer.trained).step()
            found["step"] = (norm([a - b for a, b in zip(layer.trained, before)]) / norm(before)).item()
        if hasattr(layer, "states"):
            value, change = nudge(lambda net: net.layers[place].states)
            found["state_nudges"] = [
                (rms(change[:, k]) / rms(value[:, k]) / unit).item() for k in range(value.shape[1])]
        layers.append(found)
    return {"case": name, "direction": direction.tolist(), "layers": layers}


if __name__ == "__main__":
    document = {
        "made_with": f"torch {torch.__version__.split('+')[0]}",
        "networks": [figures(name, seed) for seed, name in enumerate(CASES, 31)]}
    (PARITY / "probes.json").write_text(json.dumps(document, separators=(",", ":")) + "\n")
