"""Weights as they are written: read by safetensors, with the order of the modules and the network in gradlab's words."""

import csv
import json
import subprocess

import pytest
import safetensors
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

import gradlab_watch
from models import MODELS, made, numbers


def metadata(path):
    with safetensors.safe_open(path, "pt") as file:
        return file.metadata()


@pytest.mark.parametrize("name", MODELS)
def test_every_model_is_written_whole_and_left_as_it_was(name, tmp_path):
    model, batch, _ = made(name)
    path = str(tmp_path / "model.safetensors")
    before = {key: value.clone() for key, value in model.state_dict().items()}
    random = torch.get_rng_state()
    gradlab_watch.save(model, batch, path)
    assert torch.equal(torch.get_rng_state(), random)
    assert all(module.training for module in model.modules())
    assert not any(module._forward_hooks for module in model.modules())
    found, words = load_file(path), metadata(path)
    aliases = json.loads(words.get("gradlab.aliases", "{}"))
    for key, value in model.state_dict().items():
        assert torch.equal(value, before[key])
        key = key[len("module.") :] if name == "DataParallel" else key
        read = found[aliases.get(key, key)]
        assert torch.equal(read, value) and read.dtype == value.dtype
    modules = json.loads(words["gradlab.modules"])
    named = [tensor for one in modules for tensor in one["parameters"]]
    held = {key.replace("module.", "") if name == "DataParallel" else key for key, _ in model.named_parameters(remove_duplicate=False)}
    assert set(named) == held
    assert {tensor for tensor in named if tensor not in aliases} <= set(found)


def test_modules_stand_in_the_order_of_their_calls(tmp_path):
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.head = nn.Linear(8, 3)
            self.never = nn.Linear(2, 2)
            self.body = nn.Linear(8, 8)
            self.stem = nn.Linear(10, 8)

        def forward(self, x, *, times):
            x = self.stem(x)
            for _ in range(times):
                x = self.body(x)
            return self.head(x)

    path = str(tmp_path / "model.safetensors")
    gradlab_watch.save(Net(), {"x": numbers(), "times": 2}, path)
    modules = json.loads(metadata(path)["gradlab.modules"])
    assert [(one["name"], one["calls"]) for one in modules] == [("stem", 1), ("body", 2), ("head", 1), ("never", 0)]
    assert modules[0]["parameters"] == ["stem.weight", "stem.bias"]
    assert "gradlab.network" not in metadata(path)


class Block(nn.Module):
    def __init__(self, form):
        super().__init__()
        self.first, self.norm, self.second = nn.Linear(10, 8), nn.LayerNorm(8, eps=1e-3), nn.Linear(8, 8, bias=False)
        self.form = form

    def forward(self, x):
        x = self.first(x)
        y = self.second(F.silu(self.norm(x)))
        return {"way around": y + x, "scaled": x + 0.5 * y, "two inputs": x + y * x, "in place": y.add_(x)}[self.form]


DESCRIPTIONS = [
    (lambda: nn.Sequential(nn.Linear(10, 8), nn.ReLU(), nn.Linear(8, 1)), "dense(8, relu) -> dense(1)"),
    (lambda: nn.Sequential(nn.Linear(10, 8, bias=False), nn.Tanh()), "dense(8, bias=false) -> tanh"),
    (
        lambda: nn.Sequential(nn.Linear(10, 8), nn.BatchNorm1d(8, momentum=0.3), nn.LeakyReLU(0.2), nn.Dropout(0.25), nn.Linear(8, 2)),
        "dense(8) -> batchnorm(momentum=0.3) -> leaky_relu(0.2) -> dropout(0.25) -> dense(2)",
    ),
    (lambda: Block("way around"), "dense(8) -> residual(layernorm(epsilon=0.001) -> silu -> dense(8, bias=false))"),
    (lambda: Block("scaled"), None),
    (lambda: Block("two inputs"), None),
    (lambda: nn.Sequential(nn.Linear(10, 8), nn.GELU("tanh")), None),
    (lambda: nn.Sequential(nn.Linear(10, 8), nn.Softmax(0)), None),
    (lambda: nn.Sequential(nn.Linear(10, 8), nn.BatchNorm1d(8, affine=False)), None),
]


@pytest.mark.parametrize("make, expected", DESCRIPTIONS)
def test_a_network_is_described_where_the_language_has_its_words(make, expected):
    assert gradlab_watch.describe(make()) == expected


class Functional(nn.Module):
    def __init__(self, forward):
        super().__init__()
        self.first, self.way = nn.Linear(10, 8), forward

    def forward(self, x):
        return self.way(self.first(x))


@pytest.mark.parametrize(
    "make, reason",
    [
        (lambda: Functional(lambda x: torch.cat([x, x], 1)), "no word for cat"),
        (lambda: nn.Sequential(nn.Linear(10, 8), nn.Softmax(0)), "no word for 1 (Softmax)"),
        (lambda: nn.Sequential(nn.Linear(10, 8), nn.BatchNorm1d(8, affine=False)), "no word for 1 (BatchNorm1d)"),
        (lambda: Block("scaled"), "no word for mul"),
        (lambda: Functional(lambda x: x if x.sum() > 0 else -x), "can't follow its forward (TraceError"),
        (lambda: nn.Sequential(nn.Linear(10, 8)), None),
    ],
)
def test_what_keeps_a_network_from_being_described_is_said_by_name(make, reason, tmp_path, capsys):
    gradlab_watch.save(make(), numbers(), str(tmp_path / "model.safetensors"))
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == (1 if reason else 0)
    assert all(reason in line and "model.safetensors" in line for line in lines)


def test_what_is_described_is_the_same_network_there(gradlab, tmp_path):
    """What gradlab predicts with the file is what PyTorch gives."""
    makes = [make for make, expected in DESCRIPTIONS if expected]
    x = numbers()
    with open(tmp_path / "data.csv", "w", newline="") as file:
        csv.writer(file).writerows([["x%d" % k for k in range(10)] + ["y"]] + [row + [k % 2] for k, row in enumerate(x.tolist())])
    for index, make in enumerate(makes):
        torch.manual_seed(index)
        model = make().eval()
        gradlab_watch.save(model, x, str(tmp_path / "model.safetensors"))
        (tmp_path / "predict.gl").write_text(
            'data = csv("data.csv", target="y")\nmodel = load("model.safetensors")\nprobe model loss=mse mode=eval\nexport it to="probe.json" overwrite=true\n'
        )
        output = model(x)
        if output.shape[1] != 1:
            model = nn.Sequential(model, nn.Linear(output.shape[1], 1)).eval()
            gradlab_watch.save(model, x, str(tmp_path / "model.safetensors"))
            output = model(x)
        result = subprocess.run([gradlab, "run", "predict.gl"], cwd=tmp_path, capture_output=True, text=True)
        assert result.returncode == 0, result.stdout + result.stderr
        found = json.loads((tmp_path / "probe.json").read_text())["value"]["records"][0]["fields"]
        expected = F.mse_loss(output[:, 0], torch.arange(12.0) % 2).item()
        assert found["loss"] == pytest.approx(expected, rel=1e-5), gradlab_watch.describe(model)


def test_tensors_that_the_format_cannot_hold_are_refused_and_the_old_file_stays(tmp_path):
    path = tmp_path / "model.safetensors"
    path.write_text("old")
    for model in (nn.Linear(3, 3, device="meta"), nn.LazyLinear(3)):
        with pytest.raises(Exception):
            gradlab_watch.save(model, numbers((3,)), str(path))

    class Fails(nn.Module):
        def forward(self, x):
            raise RuntimeError("not this one")

    with pytest.raises(RuntimeError, match="not this one"):
        gradlab_watch.save(Fails(), numbers(), str(path))
    assert path.read_text() == "old" and [one.name for one in tmp_path.iterdir()] == ["model.safetensors"]


def test_all_types_of_numbers_are_written(tmp_path):
    class Buffers(nn.Module):
        def __init__(self):
            super().__init__()
            for index, kind in enumerate(
                (torch.float64, torch.float32, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool)
            ):
                self.register_buffer("b%d" % index, (torch.randn(3, 2 + index) * 3).to(kind))
            self.register_buffer("none", torch.empty(0, 4))
            self.register_buffer("one", torch.tensor(2.5))
            self.register_buffer("turned", torch.randn(4, 3).T)

        def forward(self, x):
            return x

    model = Buffers()
    path = str(tmp_path / "model.safetensors")
    gradlab_watch.save(model, numbers(), path)
    found = load_file(path)
    for name, value in model.state_dict().items():
        assert torch.equal(found[name], value) and found[name].dtype == value.dtype and found[name].shape == value.shape
