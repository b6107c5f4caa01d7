"""The same network and batch, watched in PyTorch and probed by gradlab: the same figures, to a hundred-thousandth."""

import csv
import json
import subprocess

import pytest
import torch
import torch.nn.functional as F
from torch import nn

import gradlab_watch
from models import numbers
from runs import Run


def tower(depth, width, activation, normalisation=None, scale=1.0, features=6):
    layers = []
    for index in range(depth):
        layers.append(nn.Linear(features if index == 0 else width, width))
        with torch.no_grad():
            layers[-1].weight.mul_(scale)
        if normalisation:
            layers.append(normalisation(width))
        layers.append(activation())
    return nn.Sequential(*layers, nn.Linear(width, 1))


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Linear(6, 12)
        self.norms = nn.ModuleList(nn.LayerNorm(12) for _ in range(3))
        self.ups = nn.ModuleList(nn.Linear(12, 24) for _ in range(3))
        self.downs = nn.ModuleList(nn.Linear(24, 12) for _ in range(3))
        self.head = nn.Linear(12, 1)

    def forward(self, x):
        x = self.stem(x)
        for norm, up, down in zip(self.norms, self.ups, self.downs):
            x = x + down(F.gelu(up(norm(x))))
        return self.head(x)


class Sequence(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.rnn = getattr(nn, kind)(3, 8, batch_first=True)
        self.head = nn.Linear(8, 1)

    def forward(self, x):
        return self.head(self.rnn(x)[0][:, -1])


class Stacked(nn.Module):
    """Two layers in both directions, and one behind them."""

    def __init__(self, kind):
        super().__init__()
        self.rnn = getattr(nn, kind)(3, 8, num_layers=2, bidirectional=True, batch_first=True)
        self.end = getattr(nn, kind)(16, 5, bias=False, batch_first=True)
        self.head = nn.Linear(5, 1)

    def forward(self, x):
        return self.head(self.end(self.rnn(x)[0])[0][:, -1])


NETWORKS = {
    "sigmoid, saturated": lambda: tower(4, 16, nn.Sigmoid, scale=12),
    "sigmoid, vanishing": lambda: tower(8, 16, nn.Sigmoid, scale=0.5),
    "tanh, saturated": lambda: tower(3, 16, nn.Tanh, scale=8),
    "relu, some dead": lambda: tower(5, 16, nn.ReLU, scale=1.5),
    "gelu, of one width": lambda: tower(2, 32, nn.GELU),
    "batchnorm": lambda: tower(3, 16, nn.ReLU, nn.BatchNorm1d),
    "layernorm": lambda: tower(3, 16, nn.Tanh, nn.LayerNorm),
    "elu and dropout of nothing": lambda: nn.Sequential(nn.Linear(6, 9), nn.SiLU(), nn.Linear(9, 1)),
    "residual": Residual,
}
FIELDS = {"gradient": "gradient", "signal": "signal", "step_size": "step"}
AFTER = {"size": "size", "spread": "spread"}


def rows(path, x, y):
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        flat = x.flatten(1)
        writer.writerow(["x%d" % k for k in range(flat.shape[1])] + ["y"])
        for row, target in zip(flat.tolist(), y.flatten().tolist()):
            writer.writerow([repr(value) for value in row] + [int(target)])


def probed(gradlab, folder, data):
    script = folder / "probe.gl"
    script.write_text(
        '%s\nmodel = load("model.safetensors")\nprobe model loss=bce_logits with=sgd(0.1)\nexport it to="probe.json"\n' % data
    )
    result = subprocess.run([gradlab, "run", "probe.gl"], cwd=folder, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    return json.loads((folder / "probe.json").read_text())["value"]["records"][0]["fields"]


def watched(model, x, y, folder):
    gradlab_watch.save(model, x, str(folder / "model.safetensors"))
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    with gradlab_watch.watch(model, str(folder / "run.jsonl"), optimizer=optimizer, nudge=True):
        F.binary_cross_entropy_with_logits(model(x), y).backward()
        optimizer.step()
    return Run(str(folder / "run.jsonl")).steps[0]


def same(ours, theirs, what, tolerance=1e-9):
    if theirs == "nan":
        return
    assert ours == pytest.approx(theirs, rel=1e-5, abs=tolerance), what


@pytest.mark.parametrize("name", NETWORKS)
def test_a_watched_network_has_the_figures_of_a_probed_one(name, gradlab, tmp_path):
    torch.manual_seed(7)
    model = NETWORKS[name]()
    x = numbers((6,), 40)
    y = (x[:, :1] > 0).float()
    rows(tmp_path / "data.csv", x, y)
    step = watched(model, x, y, tmp_path)
    fields = probed(gradlab, tmp_path, 'data = csv("data.csv", target="y")')
    same(step.line["loss"], fields["loss"], "loss")
    roles = [m["role"] for m in step.modules]
    # An activation behind a dense layer is one layer with it there, and a layer of its own behind a normalisation.
    places, layer = [], 0
    for place, role in enumerate(roles):
        joins = role == "activation" and place and roles[place - 1] == "linear"
        if joins:
            places[-1] = (places[-1][0], place)
        else:
            places.append((place, place))
    assert len(places) == len(fields["size"])
    for layer, (linear, activation) in enumerate(places):
        for ours, theirs in FIELDS.items():
            # There the signal of an activation alone is that of what comes in.
            place = linear - 1 if roles[linear] == "activation" else linear
            if step.line[ours][place] is not None and (ours == "signal" or place == linear):
                same(step.line[ours][place], fields[theirs][layer], (ours, layer))
        for ours, theirs in AFTER.items():
            # A spread of float32's rounding alone is another with each way of multiplying.
            same(step.line[ours][activation], fields[theirs][layer], (ours, layer), 6e-8 if ours == "spread" else 1e-9)
        if step.line["dead"][activation] is not None:
            units = step.modules[activation]["output"][-1]
            same(step.line["dead"][activation] * units, fields["dead"][layer], ("dead", layer))
        if step.line["saturated"][activation] is not None:
            same(step.line["saturated"][activation], fields["saturated"][layer], ("saturated", layer))
        # The nudge has another direction there.
        if fields["nudge"][layer] != "nan":
            assert step.line["nudge"][activation] == pytest.approx(fields["nudge"][layer], rel=0.5), ("nudge", layer)


@pytest.mark.parametrize("kind", ["LSTM", "GRU", "RNN"])
def test_a_watched_recurrent_network_has_the_figures_of_a_probed_one(kind, gradlab, tmp_path):
    torch.manual_seed(7)
    model = Sequence(kind)
    x = numbers((5, 3), 40)
    y = (x[:, :1, 0] > 0).float()
    rows(tmp_path / "data.csv", x, y)
    step = watched(model, x, y, tmp_path)
    fields = probed(gradlab, tmp_path, 'data = csv("data.csv", target="y", steps=5)')
    same(step.line["loss"], fields["loss"], "loss")
    for layer in (0, 1):
        for ours, theirs in FIELDS.items():
            same(step.line[ours][layer], fields[theirs][layer], (ours, layer))
    same(step.line["size"][1], fields["size"][1], "size")
    # There the output is the last state alone; each step's size is told beside it.
    sizes = fields["time_size"]
    same(step.line["size"][0], (sum(size**2 for size in sizes) / len(sizes)) ** 0.5, "size")


@pytest.mark.parametrize("kind", ["LSTM", "GRU", "RNN"])
def test_stacked_layers_in_both_directions_are_the_same_network_there(kind, gradlab, tmp_path):
    torch.manual_seed(7)
    model = Stacked(kind)
    x = numbers((5, 3), 40)
    y = (x[:, :1, 0] > 0).float()
    rows(tmp_path / "data.csv", x, y)
    step = watched(model, x, y, tmp_path)
    fields = probed(gradlab, tmp_path, 'data = csv("data.csv", target="y", steps=5)')
    same(step.line["loss"], fields["loss"], "loss")
    for ours, theirs in FIELDS.items():
        for place, layer in ((1, 2), (2, 3)):
            same(step.line[ours][place], fields[theirs][layer], (ours, layer))
