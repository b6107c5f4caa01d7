"""What torch.compile has made: the same bits, parameters and the model's own output measured, the rest said by name."""

import os
import warnings

import pytest
import torch
from torch import nn

import gradlab_watch
from models import classes, numbers
from runs import Run

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.skipif(not hasattr(torch, "compile"), reason="this PyTorch has no compiler"),
]
# The compiler's own C++ costs a minute and more; what hooks do to a graph is decided before it.
BACKEND = os.environ.get("GRADLAB_COMPILER", "aot_eager")


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Sequential(nn.Linear(10, 16), nn.ReLU(), nn.Dropout(0.2))
        self.norm = nn.BatchNorm1d(16)
        self.last = nn.Linear(16, 3)

    def forward(self, x):
        return self.last(torch.tanh(self.norm(self.first(x))))


def whole(net):
    return net, torch.compile(net, backend=BACKEND)


def in_place(net):
    net.compile(backend=BACKEND)
    return net, net


def part(net):
    net.first = torch.compile(net.first, backend=BACKEND)
    return net, net


def part_in_place(net):
    net.first.compile(backend=BACKEND)
    return net, net


def step_function(net):
    return net, net


def go(how, path=None, watches_first=False, every=2):
    torch._dynamo.reset()
    torch._dynamo.utils.counters.clear()
    torch.manual_seed(0)
    net, batch = Net(), numbers()
    watcher = None
    optimizer = torch.optim.Adam(net.parameters(), 0.01)
    if path and watches_first:
        watcher = gradlab_watch.watch(net, path, optimizer=optimizer, every=every)
    net, model = how(net)
    if path and not watches_first:
        watcher = gradlab_watch.watch(model, path, optimizer=optimizer, every=every)
    call = torch.compile(lambda x: classes(model(x)), backend=BACKEND) if how is step_function else lambda x: classes(model(x))
    losses = []
    for _ in range(5):
        optimizer.zero_grad(set_to_none=True)
        loss = call(batch)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    if watcher:
        watcher.close()
    graphs = torch._dynamo.utils.counters["stats"].get("unique_graphs")
    return losses, [value.clone() for value in net.state_dict().values()], torch.get_rng_state(), graphs


HOW = [whole, in_place, part, part_in_place, step_function]


@pytest.mark.parametrize("watches_first", [False, True])
@pytest.mark.parametrize("how", HOW)
def test_a_compiled_model_gives_the_same_bits(how, watches_first, run):
    expected = go(how)
    with warnings.catch_warnings():
        warnings.simplefilter("error", RuntimeWarning)
        found = go(how, run, watches_first)
    assert found[0] == expected[0]
    assert all(torch.equal(a, b) for a, b in zip(found[1], expected[1]))
    assert torch.equal(found[2], expected[2])
    if not watches_first and how is not step_function:
        assert found[3] == expected[3], "it was compiled again"
    Run(run).assert_whole()


@pytest.mark.parametrize("how", HOW)
def test_of_a_compiled_model_parameters_are_measured_and_the_rest_is_said(how, run):
    go(how, run)
    found = Run(run)
    step = found.steps[-1]
    for name in ("first.0", "last"):
        place = next(k for k, key in enumerate(step.names) if key[0] == name)
        assert None not in [step.line[field][place] for field in ("gradient", "step_size", "weight_size")]
    unseen = {m["name"] for m in found.lists[0]["modules"] if m["call"] == 0}
    said = {one["name"] for one in found.unmeasured("outputs")}
    assert unseen <= said
    assert unseen == ({"first.0"} if how in (part, part_in_place) else {"first.0", "norm", "last"})
    assert step.line["loss"] is not None
    if how is whole:
        place = step.names.index(("", 1))
        assert None not in [step.line[field][place] for field in ("size", "spread", "signal")]
