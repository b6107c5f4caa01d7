"""Reference figures for attention, the mean over steps and a transformer's blocks, by PyTorch in float64.

    python -m venv figures && figures/bin/pip install torch
    figures/bin/python make_attention.py

Writes parity/cases/attention-*.json. The form of a case is in parity/README.md; attention is nn.MultiheadAttention, a
block the four layers that nn.TransformerEncoderLayer puts together, `norm_first` or not.
"""
import json
from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F

CASES = Path(__file__).parent / "parity" / "cases"
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


class Attention(nn.Module):
    def __init__(self, width, heads, causal=False, bias=True):
        super().__init__()
        self.attention = nn.MultiheadAttention(width, heads, batch_first=True, bias=bias)
        self.causal = causal
        self.text = f"attention({heads}{', causal=true' if causal else ''}{'' if bias else ', bias=false'})"

    def forward(self, x):
        mask = nn.Transformer.generate_square_subsequent_mask(x.shape[1], dtype=x.dtype) if self.causal else None
        return self.attention(x, x, x, need_weights=False, attn_mask=mask, is_causal=self.causal)[0]

    def tensors(self):
        return dict(self.attention.named_parameters())


class Dense(nn.Module):
    def __init__(self, width, units, activation=""):
        super().__init__()
        self.linear = nn.Linear(width, units)
        self.activation = {"": nn.Identity, "gelu": nn.GELU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}[activation]()
        self.text = f"dense({units}{', ' + activation if activation else ''})"

    def forward(self, x):
        return self.activation(self.linear(x))

    def tensors(self):
        return {"weight": self.linear.weight, "bias": self.linear.bias}


class LayerNorm(nn.Module):
    text = "layernorm"

    def __init__(self, width):
        super().__init__()
        self.norm = nn.LayerNorm(width)

    def forward(self, x):
        return self.norm(x)

    def tensors(self):
        return {"scale": self.norm.weight, "shift": self.norm.bias}


class Mean(nn.Module):
    text = "mean"

    def forward(self, x):
        return x.mean(dim=1)

    def tensors(self):
        return {}


class Residual(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.inner = nn.ModuleList(layers)
        self.text = f"residual({' -> '.join(layer.text for layer in layers)})"

    def forward(self, x):
        y = x
        for layer in self.inner:
            y = layer(y)
        return x + y


class Net(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = nn.ModuleList(layers)
        self.text = " -> ".join(layer.text for layer in layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    def tensors(self):
        flat = [inner for layer in self.layers for inner in getattr(layer, "inner", [layer])]
        return {f"{k}.{name}": tensor for k, layer in enumerate(flat) for name, tensor in layer.tensors().items()}


def before(width, heads, inner, causal=False):
    """A block with its normalisations at the branches' entrances (norm_first=True)."""
    return [Residual(LayerNorm(width), Attention(width, heads, causal)),
            Residual(LayerNorm(width), Dense(width, inner, "gelu"), Dense(inner, width))]


def behind(width, heads, inner):
    """The same with each behind its sum."""
    return [Residual(Attention(width, heads)), LayerNorm(width),
            Residual(Dense(width, inner, "gelu"), Dense(inner, width)), LayerNorm(width)]


def listed(tensor):
    return tensor.detach().tolist()


LOSSES = {"mse": F.mse_loss, "bce": F.binary_cross_entropy}


def case(name, net, x, y, loss="mse", size=0.5, optimizer=None, steps=0):
    generator = torch.Generator().manual_seed(sum(map(ord, name)))
    with torch.no_grad():
        for key, tensor in net.tensors().items():
            kind = key.split(".")[-1]
            scale = size if tensor.dim() == 2 else 0.2
            tensor.copy_(torch.randn(tensor.shape, generator=generator) * scale + (1 if kind == "scale" else 0))
    initial = {key: tensor.detach().clone() for key, tensor in net.tensors().items()}
    x = x.clone().requires_grad_()
    output = net(x)
    value = LOSSES[loss](output.flatten(1), y)
    value.backward()
    document = {
        "name": name, "made_with": f"torch {torch.__version__.split('+')[0]}", "net": net.text, "inputs": x.shape[-1],
        "loss": loss, "mode": "train", "x": listed(x), "y": listed(y),
        "parameters": {key: listed(tensor) for key, tensor in initial.items()},
        "expected": {
            "output": listed(output), "loss": value.item(),
            "gradients": {key: listed(tensor.grad) for key, tensor in net.tensors().items()},
            "input_gradient": listed(x.grad)}}
    if optimizer:
        made = optimizer[1](list(net.parameters()))
        losses = []
        for _ in range(steps):
            made.zero_grad()
            value = LOSSES[loss](net(x.detach()).flatten(1), y)
            value.backward()
            losses.append(value.item())
            made.step()
        document["training"] = {
            "optimizer": optimizer[0], "steps": steps, "losses": losses,
            "parameters": {key: listed(tensor) for key, tensor in net.tensors().items()}}
    path = CASES / f"{name.replace(' ', '-')}.json"
    path.write_text(json.dumps(document, separators=(",", ":")) + "\n")
    print(path.name)


def normal(seed, *shape):
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


# A bias of the keys has no gradient but rounding, since it adds the same to all scores of a query: with its usual epsilon
# Adam would blow that up.
ADAM = ("adam(0.01, epsilon=0.001)", lambda p: torch.optim.Adam(p, lr=0.01, eps=0.001))
SGD = ("sgd(0.05, momentum=0.9)", lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9))
X, ROWS, Y1 = normal(1, 5, 4, 6), normal(2, 5, 24), (normal(3, 5, 1) > 0).double()

case("attention alone", Net(Attention(6, 2)), X, ROWS, optimizer=SGD, steps=5)
case("attention causal", Net(Attention(6, 3, causal=True)), X, ROWS, optimizer=ADAM, steps=5)
case("attention one head", Net(Attention(6, 1), Mean(), Dense(6, 1, "sigmoid")), X, Y1, "bce")
case("attention head of one unit", Net(Attention(6, 6), Mean(), Dense(6, 1)), X, Y1)
case("attention one step", Net(Attention(6, 2), Mean(), Dense(6, 1)), X[:, :1], Y1)
# Scores of several hundred: each step looks at one alone, and exp of the scores themselves is beyond the numbers.
case("attention far scores", Net(Attention(6, 2), Mean(), Dense(6, 1)), X * 8, Y1, size=2)
case("attention causal longer", Net(Dense(3, 16), Attention(16, 4, causal=True), Mean(), Dense(16, 1)),
     normal(4, 4, 21, 3), normal(5, 4, 1), size=0.3)
case("attention without biases", Net(Attention(6, 3, causal=True, bias=False), Mean(), Dense(6, 1)), X, Y1, optimizer=ADAM, steps=5)
case("attention block before", Net(*before(6, 2, 12), Mean(), Dense(6, 1, "sigmoid")), X, Y1, "bce", optimizer=ADAM, steps=6)
case("attention block behind", Net(*behind(6, 2, 12), Mean(), Dense(6, 1, "sigmoid")), X, Y1, "bce", optimizer=ADAM, steps=6)
case("attention blocks causal", Net(Dense(6, 8), *before(8, 4, 16, True), *before(8, 4, 16, True), LayerNorm(8), Mean(), Dense(8, 1)),
     X, normal(6, 5, 1), size=0.3, optimizer=SGD, steps=4)
case("attention blocks deep", Net(*[layer for _ in range(6) for layer in before(6, 2, 8)], Mean(), Dense(6, 1)), X, Y1, size=0.3)
case("attention under attention", Net(Attention(6, 2), Attention(6, 3), Attention(6, 1)), X, ROWS, size=0.4)
