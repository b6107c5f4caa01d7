"""Losses and final numbers are the same bits with watching and without."""

import copy
import io
import pickle

import pytest
import torch
from torch import nn

import gradlab_watch
from models import MODELS, Parts, made, numbers, parts
from runs import Run


def optimizer_of(model):
    if any(getattr(m, "sparse", False) for m in model.modules()):
        return torch.optim.SGD(model.parameters(), 0.05)
    return torch.optim.Adam([p for p in model.parameters() if p.requires_grad], 0.01)


def trained(model, batch, loss, path=None, steps=5, optimizer=optimizer_of, is_whole=True, **settings):
    """(losses, every number of the model) after some steps, between them evaluation."""
    optimizer = optimizer(model)
    watcher = gradlab_watch.watch(model, path, optimizer=optimizer, **settings) if path else None
    losses = []
    for step in range(steps):
        optimizer.zero_grad(set_to_none=True)
        value = loss(model(batch))
        value.backward()
        if isinstance(optimizer, torch.optim.Adam):
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        losses.append(value.item())
        if step % 2:
            model.eval()
            with torch.no_grad():
                losses.append(loss(model(batch)).item())
            model.train()
    if watcher:
        watcher.close()
        if is_whole:
            Run(path).assert_whole()
    return losses, {name: value.clone() for name, value in model.state_dict().items()}, torch.get_rng_state()


def assert_same(first, second):
    assert first[0] == second[0]
    assert first[1].keys() == second[1].keys()
    for name, value in first[1].items():
        assert torch.equal(value, second[1][name]), name
    assert torch.equal(first[2], second[2])


@pytest.mark.filterwarnings("error::RuntimeWarning")
@pytest.mark.parametrize("every", [1, 3])
@pytest.mark.parametrize("name", MODELS)
def test_watching_changes_no_bit(name, every, run):
    torch.manual_seed(1)
    assert_same(trained(*made(name)), trained(*made(name), path=run, every=every))


@pytest.mark.filterwarnings("error::RuntimeWarning")
@pytest.mark.parametrize("name", MODELS)
def test_nudging_changes_no_bit(name, run):
    assert_same(trained(*made(name)), trained(*made(name), path=run, nudge=True))


def test_parts_called_by_themselves_change_no_bit(run):
    def go(path):
        torch.manual_seed(0)
        model, x = Parts(), numbers()
        optimizer = torch.optim.AdamW(model.parameters(), 0.01)
        watcher = gradlab_watch.watch(model, path, optimizer=optimizer) if path else None
        losses = []
        for _ in range(4):
            optimizer.zero_grad(set_to_none=True)
            loss = parts(model, x)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        if watcher:
            watcher.close()
        return losses, model.state_dict(), torch.get_rng_state()

    assert_same(go(None), go(run))
    step = Run(run).steps[-1]
    assert step.names == [("encoder", 1), ("decoder", 1)]
    assert None not in step.line["signal"]


def test_what_was_watched_can_be_copied_and_pickled_at_any_time(run):
    model, batch, loss = made("dense with batchnorm and dropout")
    optimizer = optimizer_of(model)
    watcher = gradlab_watch.watch(model, run, optimizer=optimizer)

    def copies():
        pickled = pickle.loads(pickle.dumps(model))
        buffer = io.BytesIO()
        torch.save(model, buffer)
        buffer.seek(0)
        loaded = torch.load(buffer, **({"weights_only": False} if hasattr(torch, "compile") else {}))
        for other in (copy.deepcopy(model), pickled, loaded, torch.optim.swa_utils.AveragedModel(model).module):
            assert all(torch.equal(a, b) for a, b in zip(model.state_dict().values(), other.state_dict().values()))
            loss(other(batch)).backward()
        copy.deepcopy(optimizer)

    copies()
    value = loss(model(batch))
    copies()
    value.backward()
    optimizer.step()
    copies()
    watcher.detach()
    copies()
    assert not any(m._forward_hooks or m._forward_pre_hooks or m._backward_hooks for m in model.modules())
    assert torch.autograd.backward.__module__ == "torch.autograd"
    assert "step" not in vars(optimizer)
    for hooks in ("_optimizer_step_pre_hooks", "_optimizer_step_post_hooks"):
        assert not getattr(optimizer, hooks, {})


def test_an_average_of_the_weights_is_the_same(run):
    def go(path):
        model, batch, loss = made("convolutional")
        average = torch.optim.swa_utils.AveragedModel(model)
        optimizer = torch.optim.SGD(model.parameters(), 0.1)
        watcher = gradlab_watch.watch(model, path, optimizer=optimizer) if path else None
        for _ in range(3):
            optimizer.zero_grad(set_to_none=True)
            loss(model(batch)).backward()
            optimizer.step()
            average.update_parameters(model)
        torch.optim.swa_utils.update_bn([batch], average)
        if watcher:
            watcher.close()
        return [], average.state_dict(), torch.get_rng_state()

    assert_same(go(None), go(run))
