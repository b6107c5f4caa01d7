"""Reference figures for layers without biases and for recurrent layers that read both ways, by PyTorch in float64.

    python -m venv figures && figures/bin/pip install torch numpy
    figures/bin/python make_layers.py

Writes the cases of parity/cases/ whose names begin as those at the end here; the form is in parity/README.md. The same
seeds give the same files with the same version, which each file names in `made_with`.
"""
import json
from pathlib import Path

import torch
import torch.nn as nn

CASES = Path(__file__).parent / "parity" / "cases"
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


class Dense(nn.Module):
    names = {"weight": "weight", "bias": "bias"}

    def __init__(self, inputs, units, activation=None, **more):
        super().__init__()
        self.m, self.activation = nn.Linear(inputs, units, **more), activation or nn.Identity()

    def forward(self, x):
        return self.activation(self.m(x))


class Norm(nn.Module):
    names = {"weight": "scale", "bias": "shift", "running_mean": "running_mean", "running_var": "running_variance"}

    def __init__(self, module):
        super().__init__()
        self.m = module

    def forward(self, x):
        return self.m(x)


class Recurrent(nn.Module):
    """Every step's output, or the last state of each direction side by side: h_n, where PyTorch's output[:, -1] has of the
    direction that reads backwards what it has read first."""

    def __init__(self, kind, inputs, units, sequence=False, **more):
        super().__init__()
        self.m = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}[kind](inputs, units, batch_first=True, **more)
        self.sequence = sequence
        self.names = {f"{name}_l0{end}": name + end for end in ("", "_reverse")
                      for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")}

    def forward(self, x):
        output, last = self.m(x)
        if self.sequence:
            return output
        last = last[0] if isinstance(last, tuple) else last
        return torch.cat(list(last), dim=1)


def tensors(layers, buffers=False):
    found = {}
    for place, layer in enumerate(layers):
        given = dict(layer.m.named_buffers() if buffers else layer.m.named_parameters())
        found |= {f"{place}.{own}": given[name] for name, own in layer.names.items() if name in given}
    return found


def case(name, net, layers, x, y, loss=("mse", nn.MSELoss()), training=None, seed=7):
    torch.manual_seed(seed)
    model = nn.Sequential(*layers)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(0.5 * torch.randn(parameter.shape))
    start = {key: value.detach().clone() for key, value in tensors(layers).items()}
    state = {key: value.clone() for key, value in tensors(layers, buffers=True).items()}
    x = x.clone().requires_grad_()
    output = model(x)
    value = loss[1](output, y)
    value.backward()
    listed = lambda given: {key: tensor.detach().tolist() for key, tensor in given.items()}
    figures = {
        "name": name, "net": net, "inputs": x.shape[-1], "loss": loss[0], "mode": "train",
        "x": x.detach().tolist(), "y": y.tolist(), "parameters": listed(start),
        "expected": {
            "output": output.detach().tolist(), "loss": value.item(),
            "gradients": listed({key: value.grad for key, value in tensors(layers).items()}),
            "input_gradient": x.grad.tolist(),
        },
        "made_with": f"torch {torch.__version__.split('+')[0]}",
    }
    if state:
        figures |= {"state": listed(state)}
        figures["expected"]["state"] = listed(tensors(layers, buffers=True))
    if training:
        text, steps, make = training
        with torch.no_grad():
            for given, saved in ((tensors(layers), start), (tensors(layers, buffers=True), state)):
                for key, tensor in given.items():
                    tensor.copy_(saved[key])
        optimizer = make(model.parameters())
        losses = []
        for _ in range(steps):
            optimizer.zero_grad()
            value = loss[1](model(x.detach()), y)
            losses.append(value.item())
            value.backward()
            optimizer.step()
        figures["training"] = {
            "optimizer": text, "steps": steps, "losses": losses, "parameters": listed(tensors(layers))}
    (CASES / (name.replace(" ", "-") + ".json")).write_text(json.dumps(figures) + "\n")


generator = torch.Generator().manual_seed(3)
normal = lambda *shape: torch.randn(*shape, generator=generator)
sequence, target, three = normal(5, 6, 2), normal(5, 1), normal(5, 3)
adam = ("adam(0.05)", 5, lambda parameters: torch.optim.Adam(parameters, 0.05))

for kind in ("rnn", "lstm", "gru"):
    case(f"bidirectional {kind}", f"{kind}(4, bidirectional=true) -> dense(1)",
         [Recurrent(kind, 2, 4, bidirectional=True), Dense(8, 1)], sequence, target)
    case(f"bidirectional {kind} sequence", f"{kind}(3, sequence=true, bidirectional=true) -> {kind}(4) -> dense(1)",
         [Recurrent(kind, 2, 3, sequence=True, bidirectional=True), Recurrent(kind, 6, 4), Dense(4, 1)], sequence, target)
    case(f"biasless {kind}", f"{kind}(4, bias=false) -> dense(1)",
         [Recurrent(kind, 2, 4, bias=False), Dense(4, 1)], sequence, target)
case("bidirectional stacked", "2 * lstm(3, sequence=true, bidirectional=true) -> gru(2, bidirectional=true) -> dense(3)",
     [Recurrent("lstm", 2, 3, sequence=True, bidirectional=True), Recurrent("lstm", 6, 3, sequence=True, bidirectional=True),
      Recurrent("gru", 6, 2, bidirectional=True), Dense(4, 3)], sequence, three)
case("bidirectional trained", "lstm(3, bidirectional=true) -> dense(1)",
     [Recurrent("lstm", 2, 3, bidirectional=True), Dense(6, 1)], sequence, target, training=adam)
case("bidirectional biasless relu", "rnn(3, relu, bias=false, bidirectional=true) -> dense(1)",
     [Recurrent("rnn", 2, 3, nonlinearity="relu", bias=False, bidirectional=True), Dense(6, 1)], sequence, target)
case("bidirectional one step", "gru(3, bidirectional=true) -> dense(1)",
     [Recurrent("gru", 2, 3, bidirectional=True), Dense(6, 1)], sequence[:, :1], target)
x = normal(6, 4)
case("biasless dense", "dense(5, tanh, bias=false) -> dense(3, sigmoid, bias=false) -> dense(3, bias=false)",
     [Dense(4, 5, nn.Tanh(), bias=False), Dense(5, 3, nn.Sigmoid(), bias=False), Dense(3, 3, bias=False)], x, normal(6, 3),
     training=adam)
case("biasless before batchnorm", "dense(5, bias=false) -> batchnorm -> dense(2, relu) -> batchnorm(bias=false) -> dense(1)",
     [Dense(4, 5, bias=False), Norm(nn.BatchNorm1d(5)), Dense(5, 2, nn.ReLU()), Norm(nn.BatchNorm1d(2, bias=False)), Dense(2, 1)],
     x, normal(6, 1))
case("biasless layernorm", "dense(5) -> layernorm(bias=false) -> dense(1, bias=false)",
     [Dense(4, 5), Norm(nn.LayerNorm(5, bias=False)), Dense(5, 1, bias=False)], x, normal(6, 1))
