"""What is written is what plain hooks see, to a hundred-thousandth."""

import math

import numpy as np
import pytest
import torch
from torch import nn

import gradlab_watch
from models import MODELS, N, made
from reference import Reference, doubles, root_mean_square, sigmoid
from runs import Run
from test_bits import optimizer_of

FIELDS = (
    "size", "input_size", "spread", "signal", "dead", "saturated", "gradient", "zero_gradients", "weight_size", "step_size"
)
FUNCTIONS = {"relu", "tanh", "gelu"}
# Where the samples are, for models whose modules do not have them first.
SAMPLE_DIMS = {
    "lstm, time first": {"rnn": 1}, "transformer, time first": {"": 1}, "lstm, packed": {"rnn": None},
}
# Of these the reference does not see the gradient, which comes from what is computed again.
WITHOUT_SIGNALS = {"checkpointed, reentrant"}


def measured(name, run, step=3):
    """(figures of the reference, the watched step) of the same step of the same training."""
    torch.manual_seed(5)
    model, batch, loss = made(name)
    optimizer = optimizer_of(model)
    for _ in range(step):
        optimizer.zero_grad(set_to_none=True)
        loss(model(batch)).backward()
        optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    samples = 1 if name == "one sample" else N
    reference = Reference(model, samples, SAMPLE_DIMS.get(name, {}))
    value = loss(model(batch))
    reference.is_back = True
    value.backward()
    figures = reference.measure(model, optimizer)

    torch.manual_seed(5)
    model, batch, loss = made(name)
    optimizer = optimizer_of(model)
    with gradlab_watch.watch(model, run, optimizer=optimizer, every=step):
        for _ in range(step + 1):
            optimizer.zero_grad(set_to_none=True)
            value = loss(model(batch))
            value.backward()
            optimizer.step()
    watched = Run(run)
    watched.assert_whole()
    assert [one.line["step"] for one in watched.steps] == [0, step]
    assert watched.steps[-1].line["loss"] == pytest.approx(value.item(), rel=1e-6)
    assert watched.steps[-1].line["samples"] == samples
    return reference, figures, watched.steps[-1]


@pytest.mark.parametrize("name", MODELS)
def test_figures_are_those_of_plain_hooks(name, run):
    reference, figures, step = measured(name, run)
    called = [key for key, module in zip(step.names, step.modules) if key[1] and module["class"] not in FUNCTIONS]
    assert called == reference.order
    differences = []
    for key, expected in figures.items():
        for field in FIELDS:
            if field == "signal" and name in WITHOUT_SIGNALS or field == "saturated" and key[0] == "rnn":
                continue
            value = step.of(field, *key)
            wanted = expected.get(field)
            if (value is None) != (wanted is None):
                differences.append((key, field, value, wanted))
            elif value is not None and not math.isclose(value, wanted, rel_tol=1e-5, abs_tol=1e-12):
                differences.append((key, field, value, wanted))
    assert not differences
