"""Nothing that goes wrong in measuring reaches the training."""

import gc
import json
import os
import subprocess
import sys
import textwrap
import threading
import warnings
import weakref

import pytest
import torch
from torch import nn

import gradlab_watch
from models import MODELS, N, classes, made, numbers
from runs import Run
from test_bits import assert_same, optimizer_of, trained
from test_steps import dense

INSIDES = (
    "_measure", "_called", "_leave", "_enter", "_begin_pass", "_layout", "_take_signal", "_await_signal", "_stamps",
    "_take_loss", "_before_step", "_after_step", "_take_gradients", "_take_weights", "_write_step", "_write_figures", "_list",
    "_measure_function", "_measure_nudge", "_install_hooks", "_describe_parameters", "_enter_mode", "_take_held", "_module",
)


@pytest.mark.skipif(not hasattr(torch, "compile"), reason="this PyTorch shows no functions")
@pytest.mark.parametrize("inside", INSIDES)
@pytest.mark.parametrize("name", ["functional", "lstm by its state"])
def test_an_exception_anywhere_inside_ends_that_measurement_alone(name, inside, run, monkeypatch):
    torch.manual_seed(1)
    expected = trained(*made(name), steps=4)
    calls = []

    def fails(self, *args, **kwargs):
        calls.append(inside)
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(gradlab_watch.Watcher, inside, fails)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert_same(expected, trained(*made(name), path=run, steps=4, nudge=True, is_whole=False))
    assert [line["kind"] for line in Run(run).lines][-1] == "end"
    if calls:
        told = [str(one.message).split(":")[0].split(" of ")[0] for one in caught if "gradlab_watch" in str(one.message)]
        # Once for each kind of figure.
        assert told and len(told) == len(set(told)) <= 2
    else:
        # A model without functions, and one without a recurrent module.
        assert (name, inside) in [("lstm by its state", "_measure_function"), ("functional", "_take_held")]


def test_one_module_that_cannot_be_measured_leaves_the_others(run, monkeypatch):
    original = gradlab_watch.Watcher._measure

    def fails(self, call, *args, **kwargs):
        if call.name == "1":
            raise RuntimeError("broken on purpose")
        return original(self, call, *args, **kwargs)

    monkeypatch.setattr(gradlab_watch.Watcher, "_measure", fails)
    model, batch = dense(), numbers()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    with pytest.warns(RuntimeWarning, match="outputs of 1"):
        with gradlab_watch.watch(model, run, optimizer=optimizer):
            for _ in range(2):
                optimizer.zero_grad(set_to_none=True)
                classes(model(batch)).backward()
                optimizer.step()
    found = Run(run)
    for step in found.steps:
        assert step.of("size", "1") is None if ("1", 1) in step.names else True
        assert None not in [step.of(field, name) for field in ("size", "signal", "gradient") for name in ("0", "2")]
    assert found.unmeasured("outputs") == [{"name": "1", "what": "outputs", "why": "RuntimeError: broken on purpose"}]


def test_a_name_that_is_no_text_leaves_the_file_readable(run):
    model = nn.Sequential()
    for name in ("\ud800x", "\udfffx"):
        model.add_module(name, nn.Linear(10, 10))
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        model(numbers()).sum().backward()
        optimizer.step()
    with open(run, "rb") as file:
        text = file.read().decode()
    names = [m["name"] for line in map(json.loads, text.splitlines()) if line["kind"] == "modules" for m in line["modules"]]
    assert names == ["\\ud800x", "\\udfffx"]


def test_warnings_that_are_errors_are_none_of_the_trainings(run, monkeypatch, capsys):
    def fails(self, *args):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(gradlab_watch.Watcher, "_measure", fails)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        trained(*made("functional"), path=run, is_whole=False)
    assert "broken on purpose" in capsys.readouterr().err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
def test_a_full_disk_ends_the_watching_and_not_the_training(tmp_path, monkeypatch):
    path = str(tmp_path / "run.jsonl")

    class Full:
        def __init__(self, file, room):
            self.file, self.room = file, room

        def write(self, data):
            if self.room <= 0:
                raise OSError(28, "No space left on device")
            count = self.file.write(bytes(data[: self.room]))
            self.room -= count
            return count

        def __getattr__(self, name):
            return getattr(self.file, name)

    for room in (1000, 3000, 5000):
        original = gradlab_watch.Watcher._write_run

        def fills(self, model):
            self._file = Full(self._file, room)
            original(self, model)

        expected = trained(*made("functional"))
        monkeypatch.setattr(gradlab_watch.Watcher, "_write_run", fills)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            assert_same(expected, trained(*made("functional"), path=path, is_whole=False))
        monkeypatch.undo()
        assert len(caught) == 1 and "No space left" in str(caught[0].message)
        with open(path, "rb") as file:
            text = file.read()
        assert text.endswith(b"\n")
        for line in text.splitlines():
            json.loads(line)
    with pytest.raises(OSError):
        gradlab_watch.watch(dense(), "/dev/full")
    with pytest.raises(OSError):
        gradlab_watch.watch(dense(), str(tmp_path / "nowhere" / "run.jsonl"))
    assert torch.autograd.backward.__module__ == "torch.autograd"


def test_what_is_given_is_looked_at_before_anything_is_written(tmp_path):
    path = str(tmp_path / "run.jsonl")
    with pytest.raises(TypeError):
        gradlab_watch.watch("model", path)
    with pytest.raises(TypeError):
        gradlab_watch.watch(dense(), path, optimizer=dense())
    with pytest.raises(ValueError):
        gradlab_watch.watch(dense(), path, every=0)
    assert not os.path.exists(path)


class Mode(torch.overrides.TorchFunctionMode):
    """As `with torch.device(…)` is one."""

    def __torch_function__(self, function, types, args=(), kwargs=None):
        return function(*args, **(kwargs or {}))


@pytest.mark.skipif(not hasattr(torch._C, "_len_torch_function_stack"), reason="this PyTorch does not tell of its modes")
def test_a_forward_that_fails_leaves_nothing_behind(run):
    class Fails(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc = nn.Linear(10, 3)
            self.times = 0

        def forward(self, x):
            self.times += 1
            x = torch.relu(self.fc(x))
            if self.times % 2:
                raise MemoryError("as if out of memory")
            return x

    model, batch = Fails(), numbers()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        for _ in range(3):
            with Mode(), pytest.raises(MemoryError):
                model(batch)
            assert torch._C._len_torch_function_stack() == 0
            optimizer.zero_grad(set_to_none=True)
            classes(model(batch)).backward()
            optimizer.step()
    found = Run(run)
    found.assert_whole()
    assert [s.names for s in found.steps] == [[("fc", 1), ("relu", 1)]] * 3
    assert all(None not in s.line["signal"] for s in found.steps)


def test_a_backward_that_fails_leaves_nothing_behind(run):
    model, batch = dense(), numbers()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        with pytest.raises(RuntimeError):
            model(batch).backward()
        for _ in range(2):
            optimizer.zero_grad(set_to_none=True)
            classes(model(batch)).backward()
            optimizer.step()
    found = Run(run)
    found.assert_whole()
    assert len(found.steps) == 2 and None not in found.steps[0].line["signal"]


def test_a_program_that_ends_without_close_has_its_last_line(tmp_path):
    path = str(tmp_path / "run.jsonl")
    folder = os.path.dirname(gradlab_watch.__file__)
    program = """
        import sys; sys.path.insert(0, %r)
        import torch, gradlab_watch
        from torch import nn
        from torch.utils.data import DataLoader
        model = nn.Linear(4, 2)
        optimizer = torch.optim.SGD(model.parameters(), 0.1)
        gradlab_watch.watch(model, %r, optimizer=optimizer)
        for x in DataLoader(torch.randn(12, 4), batch_size=4, num_workers=%d):
            model(x).mean().backward(); optimizer.step()
        raise SystemExit(7)
    """
    for workers in (0, 1):
        result = subprocess.run([sys.executable, "-c", textwrap.dedent(program % (folder, path, workers))])
        assert result.returncode == 7
        found = Run(path)
        assert found.end["steps"] == 3 and len(found.steps) == 3


def test_other_ranks_write_nothing(run, monkeypatch):
    monkeypatch.setenv("RANK", "1")
    model, batch = dense(), numbers()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    watcher = gradlab_watch.watch(model, run, optimizer=optimizer)
    classes(model(batch)).backward()
    optimizer.step()
    watcher.close()
    watcher.detach()
    assert not os.path.exists(run)


def test_a_watcher_that_is_closed_twice_or_forgotten_does_no_harm(run):
    model, batch = dense(), numbers()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    watcher = gradlab_watch.watch(model, run, optimizer=optimizer)
    classes(model(batch)).backward()
    optimizer.step()
    watcher.close()
    watcher.close()
    watcher.detach()
    assert [line["kind"] for line in Run(run).lines].count("end") == 1
    other = weakref.ref(model)
    del model, optimizer, watcher
    gc.collect()
    assert other() is None


def test_two_watchers_see_the_same(tmp_path):
    model, batch = dense(), numbers()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    paths = [str(tmp_path / name) for name in ("a", "b")]
    watchers = [gradlab_watch.watch(model, path, optimizer=optimizer, every=k) for k, path in enumerate(paths, 1)]
    for _ in range(3):
        optimizer.zero_grad(set_to_none=True)
        classes(model(batch)).backward()
        optimizer.step()
    for watcher in watchers:
        watcher.close()
    first, second = map(Run, paths)
    assert first.steps[2].line["signal"] == second.steps[1].line["signal"]
    assert torch.autograd.backward.__module__ == "torch.autograd"


def test_whoever_wraps_backward_after_us_stays(run, monkeypatch):
    monkeypatch.setattr(torch.autograd, "backward", torch.autograd.backward)
    model, batch = dense(), numbers()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    watcher = gradlab_watch.watch(model, run, optimizer=optimizer)
    ours, seen = torch.autograd.backward, []

    def theirs(*args, **kwargs):
        seen.append(1)
        return ours(*args, **kwargs)

    torch.autograd.backward = theirs
    watcher.close()
    classes(model(batch)).backward()
    assert torch.autograd.backward is theirs and seen == [1]


def test_threads_that_use_other_models_are_not_seen(run):
    model, other, batch = dense(), dense(1), numbers()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    stop = threading.Event()

    def work():
        while not stop.is_set():
            classes(other(batch)).backward()

    thread = threading.Thread(target=work)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        thread.start()
        for _ in range(20):
            optimizer.zero_grad(set_to_none=True)
            loss = classes(model(batch))
            loss.backward()
            optimizer.step()
        stop.set()
        thread.join()
    found = Run(run)
    found.assert_whole()
    assert len(found.steps) == 20
    assert found.steps[-1].line["loss"] == pytest.approx(loss.item(), rel=1e-5)


def test_an_optimizer_without_hooks_is_wrapped_and_given_back(run):
    class Plain:
        """As one that somebody wrote, or of a PyTorch before 2.0."""

        def __init__(self, model):
            self.param_groups = [{"params": list(model.parameters()), "lr": 0.1}]

        def step(self):
            with torch.no_grad():
                for p in self.param_groups[0]["params"]:
                    p -= 0.1 * p.grad

    model, batch = dense(), numbers()
    optimizer = Plain(model)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        classes(model(batch)).backward()
        optimizer.step()
    assert "step" not in vars(optimizer)
    step = Run(run).steps[0]
    assert step.of("step_size", "0") == pytest.approx(0.1 * step.of("gradient", "0") / step.of("weight_size", "0"), rel=1e-4)
