"""What counts as a step, a pass and a loss."""

import math

import pytest
import torch
import torch.nn.functional as F
from torch import nn

import gradlab_watch
from models import N, classes, numbers
from reference import doubles, root_mean_square
from runs import Run


def dense(seed=0, widths=(10, 8, 3)):
    torch.manual_seed(seed)
    layers = [m for a, b in zip(widths, widths[1:]) for m in (nn.Linear(a, b), nn.Tanh())][:-1]
    return nn.Sequential(*layers)


def gradient_of(model, index=0):
    return root_mean_square(doubles(model[index].weight.grad))


def test_steps_are_measured_every_so_many_and_losses_of_all_are_in_the_mean(run):
    model, batch = dense(), numbers()
    optimizer = torch.optim.SGD(model.parameters(), 0.5)
    losses = []
    with gradlab_watch.watch(model, run, optimizer=optimizer, every=3, step=100):
        for _ in range(8):
            optimizer.zero_grad(set_to_none=True)
            loss = classes(model(batch))
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    found = Run(run)
    found.assert_whole()
    assert [s.line["step"] for s in found.steps] == [100, 103, 106]
    assert [s.line["cost"]["steps"] for s in found.steps] == [1, 3, 3]
    assert found.steps[1].line["loss"] == pytest.approx(losses[3], rel=1e-6)
    assert found.steps[1].line["mean_loss"] == pytest.approx(sum(losses[1:4]) / 3, rel=1e-6)
    assert found.end["steps"] == 8
    assert len(found.lists) == 1
    assert found.head["format"] == 1 and found.head["every"] == 3
    assert found.head["optimizer"]["groups"][0]["lr"] == 0.5


def test_accumulated_gradients_are_the_steps_and_the_pass_is_the_last(run):
    model = dense()
    batches = [numbers(), numbers() * 3]
    optimizer = torch.optim.SGD(model.parameters(), 0.5)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        for _ in range(2):
            optimizer.zero_grad(set_to_none=True)
            losses = []
            for batch in batches:
                output = model(batch)
                loss = classes(output) / 2
                loss.backward()
                losses.append(loss.item())
            gradient = gradient_of(model)
            optimizer.step()
    found = Run(run)
    found.assert_whole()
    assert len(found.steps) == 2
    step = found.steps[-1]
    assert step.of("gradient", "0") == pytest.approx(gradient, rel=1e-5)
    assert step.line["loss"] == pytest.approx(sum(losses), rel=1e-5)
    assert step.of("input_size", "0") == pytest.approx(root_mean_square(doubles(batches[1])), rel=1e-5)
    assert step.names == [("0", 1), ("1", 1), ("2", 1)]


def test_evaluation_between_steps_is_not_looked_at(run):
    model, batch = dense(), numbers()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        for _ in range(2):
            optimizer.zero_grad(set_to_none=True)
            classes(model(batch)).backward()
            with torch.no_grad():
                model(batch * 100)
            model.eval()
            model(batch * 100)
            with torch.inference_mode():
                model(batch * 100)
            model.train()
            optimizer.step()
    for step in Run(run).steps:
        assert step.of("input_size", "0") == pytest.approx(root_mean_square(doubles(batch)), rel=1e-5)
        assert None not in step.line["signal"]


def test_a_training_in_evaluation_mode_is_said_to_be_one(run):
    model, batch = dense().eval(), numbers()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        classes(model(batch)).backward()
        optimizer.step()
    found = Run(run)
    assert "the model was in evaluation mode" in [one["why"] for one in found.unmeasured("outputs")]
    assert [m["call"] for m in found.steps[0].modules] == [0, 0]
    assert None not in found.steps[0].line["gradient"]


def test_an_optimizer_that_steps_twice_has_two_steps(run):
    model, batch = dense(), numbers()
    optimizer = torch.optim.Adam(model.parameters(), 0.1)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        loss = classes(model(batch))
        loss.backward()
        optimizer.step()
        optimizer.step()
    first, second = Run(run).steps
    assert None not in first.line["signal"]
    assert second.line["loss"] is None
    assert all(m["call"] == 0 for m in second.modules)
    assert all(value > 0 for value in second.line["step_size"])


def test_of_a_closure_the_last_evaluation_is_shown(run):
    model, batch = dense(), numbers()
    optimizer = torch.optim.LBFGS(model.parameters(), max_iter=3)
    losses = []

    def closure():
        optimizer.zero_grad(set_to_none=True)
        loss = classes(model(batch))
        loss.backward()
        losses.append(loss.item())
        return loss

    with gradlab_watch.watch(model, run, optimizer=optimizer):
        before = doubles(model[0].weight)
        optimizer.step(closure)
        after = doubles(model[0].weight)
        gradient = gradient_of(model)
        count = len(losses)
        optimizer.step(closure)
    found = Run(run)
    found.assert_whole()
    step = found.steps[0]
    assert count > 1 and len(found.steps) == 2
    assert step.of("step_size", "0") == pytest.approx(root_mean_square(after - before) / root_mean_square(before), rel=1e-4)
    assert step.of("gradient", "0") == pytest.approx(gradient, rel=1e-5)
    assert step.line["loss"] == pytest.approx(losses[count - 1], rel=1e-5)


def test_a_discriminators_run_has_its_own_losses_alone(run, tmp_path):
    torch.manual_seed(0)
    generator, judge = dense(1, (4, 8, 10)), dense(2, (10, 8, 1))
    of_generator, of_judge = (torch.optim.Adam(m.parameters(), 0.01) for m in (generator, judge))
    other = str(tmp_path / "generator.jsonl")
    own, its = [], []
    one = gradlab_watch.watch(judge, run, optimizer=of_judge)
    two = gradlab_watch.watch(generator, other, optimizer=of_generator)
    for _ in range(3):
        of_judge.zero_grad(set_to_none=True)
        real = F.binary_cross_entropy_with_logits(judge(numbers()), torch.ones(N, 1))
        real.backward()
        made_up = generator(torch.randn(N, 4))
        fake = F.binary_cross_entropy_with_logits(judge(made_up.detach()), torch.zeros(N, 1))
        fake.backward()
        of_judge.step()
        own.append(real.item() + fake.item())
        of_generator.zero_grad(set_to_none=True)
        loss = F.binary_cross_entropy_with_logits(judge(made_up), torch.ones(N, 1))
        loss.backward()
        of_generator.step()
        its.append(loss.item())
    two.close()
    one.close()
    for path, losses in ((run, own), (other, its)):
        found = Run(path)
        found.assert_whole()
        assert [s.line["loss"] for s in found.steps] == pytest.approx(losses, rel=1e-5)
        assert all(None not in s.line["signal"] for s in found.steps)


def test_without_an_optimizer_each_backward_is_a_step_and_that_is_said(run):
    model, batch = dense(), numbers()
    with gradlab_watch.watch(model, run):
        for _ in range(2):
            model.zero_grad(set_to_none=True)
            classes(model(batch)).backward()
            gradient = gradient_of(model)
    found = Run(run)
    assert len(found.steps) == 2
    assert found.steps[-1].of("gradient", "0") == pytest.approx(gradient, rel=1e-5)
    assert found.steps[-1].line["step_size"] == [None] * 3
    assert found.unmeasured("step_size")


def test_of_several_optimizers_the_last_ends_the_step(run):
    model, batch = dense(), numbers()
    first = torch.optim.SGD(model[0].parameters(), 0.1)
    second = torch.optim.Adam(model[2].parameters(), 0.01)
    with gradlab_watch.watch(model, run, optimizer=[first, second]):
        for _ in range(2):
            model.zero_grad(set_to_none=True)
            classes(model(batch)).backward()
            first.step()
            second.step()
    found = Run(run)
    assert len(found.steps) == 2
    assert found.steps[0].line["rates"] == [0.1, 0.01]
    assert None not in [found.steps[0].of("step_size", name) for name in ("0", "2")]


@pytest.mark.skipif(not hasattr(torch.amp, "GradScaler"), reason="this PyTorch scales losses on no processor")
def test_what_a_loss_scaler_scales_is_told_in_true_units(run):
    model, batch = dense(), numbers()
    plain = dense()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    scaler = torch.amp.GradScaler("cpu", init_scale=1024.0)
    with gradlab_watch.watch(model, run, optimizer=optimizer, scaler=scaler):
        loss = classes(model(batch))
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()
        # The next one is not finite, and the scaler leaves its step out.
        optimizer.zero_grad(set_to_none=True)
        scaler.scale(classes(model(batch)) * math.inf).backward()
        scaler.step(optimizer)
        scaler.update()
        optimizer.zero_grad(set_to_none=True)
        second = classes(model(batch))
        scaler.scale(second).backward()
        scaler.step(optimizer)
        scaler.update()
    signals = {}
    output = plain(batch)
    output.register_hook(lambda g: signals.update(last=doubles(g)))
    classes(output).backward()
    found = Run(run)
    found.assert_whole()
    assert len(found.steps) == 2
    step = found.steps[0]
    assert step.line["loss_scale"] == 1024
    assert step.line["loss"] == pytest.approx(loss.item(), rel=1e-5)
    assert step.of("gradient", "0") == pytest.approx(gradient_of(plain), rel=1e-4)
    assert step.of("signal", "2") == pytest.approx(math.sqrt((signals["last"] ** 2).sum() * N), rel=1e-4)
    assert found.steps[1].line["loss"] == pytest.approx(second.item(), rel=1e-5)
    assert "not_finite_losses" not in found.steps[1].line


def test_a_loss_by_several_tensors_is_their_sum_and_what_is_no_number_is_none(run):
    model, batch = dense(), numbers()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        output = model(batch)
        first, second = output.mean(), (output**2).mean()
        torch.autograd.backward([first, second])
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        output = model(batch)
        output.backward(torch.ones_like(output) / N)
        optimizer.step()
    steps = Run(run).steps
    assert steps[0].line["loss"] == pytest.approx((first + second).item(), rel=1e-5)
    assert steps[1].line["loss"] is None and None not in steps[1].line["signal"]


def test_two_backward_passes_through_one_forward_pass_are_told_of(run):
    model, batch = dense(), numbers()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        output = model(batch)
        output.mean().backward(retain_graph=True)
        classes(output).backward()
        optimizer.step()
    assert Run(run).unmeasured("signal")


def test_a_penalty_on_gradients_leaves_signals_to_the_loss(run):
    model, batch = dense(), numbers().requires_grad_()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        output = model(batch)
        (gradient,) = torch.autograd.grad(output.sum(), batch, create_graph=True)
        loss = classes(output) + (gradient.norm(2, 1) - 1).square().mean()
        loss.backward()
        optimizer.step()
    found = Run(run)
    found.assert_whole()
    assert not found.unmeasured("signal")
    assert None not in found.steps[0].line["signal"]
    assert found.steps[0].line["loss"] == pytest.approx(loss.item(), rel=1e-5)


def test_another_way_through_the_model_is_another_list(run):
    class Either(nn.Module):
        def __init__(self):
            super().__init__()
            self.a, self.b, self.c = nn.Linear(10, 3), nn.Linear(10, 3), nn.Linear(3, 3)

        def forward(self, x, first):
            return self.c((self.a if first else self.b)(x))

    model, batch = Either(), numbers()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        for first in (True, False, True):
            optimizer.zero_grad(set_to_none=True)
            classes(model(batch, first)).backward()
            optimizer.step()
    found = Run(run)
    assert [s.line["list"] for s in found.steps] == [0, 1, 0]
    assert [s.names for s in found.steps] == [[("a", 1), ("c", 1)], [("b", 1), ("c", 1)], [("a", 1), ("c", 1)]]
    assert found.lists[0]["uncalled"] == ["b"]


def test_batches_of_other_sizes_are_one_list(run):
    model = dense()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        for size in (12, 5, 1):
            optimizer.zero_grad(set_to_none=True)
            classes(model(numbers(n=size))).backward()
            optimizer.step()
    found = Run(run)
    assert len(found.lists) == 1
    assert [s.line["samples"] for s in found.steps] == [12, 5, 1]
    assert found.steps[2].line["spread"] == [None] * 3


def test_numbers_that_are_not_finite_are_counted(run):
    model, batch = dense(), numbers()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    with torch.no_grad():
        model[2].weight[0, 0] = math.inf
        batch[3, 1] = math.nan
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        for _ in range(2):
            optimizer.zero_grad(set_to_none=True)
            classes(model(batch)).backward()
            optimizer.step()
    found = Run(run)
    found.assert_whole()
    step = found.steps[0]
    assert step.line["loss"] is None and step.line["not_finite_losses"] == 1
    assert step.line["bad"]["outputs"][0] == 8
    assert step.line["bad"]["weights"][2] == 1
    assert step.line["size"][0] is None


@pytest.mark.parametrize("size", [1e-30, 1e-12, 1, 1e12, 1e30])
def test_the_very_large_and_small_are_measured(run, size):
    """Squares of these are beyond what float32 holds."""
    model = nn.Sequential(nn.Linear(10, 8, bias=False))
    x = torch.randn(N, 10) * size
    optimizer = torch.optim.SGD(model.parameters(), 0.0)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        y = model(x)
        y.backward(torch.randn(N, 8) * size)
        optimizer.step()
    step = Run(run).steps[0]
    y, w = doubles(y), doubles(model[0].weight.grad)
    assert step.line["size"][0] == pytest.approx(root_mean_square(y), rel=1e-5)
    assert step.line["spread"][0] == pytest.approx(root_mean_square(y.std(0)) / root_mean_square(y), rel=1e-5)
    if math.isfinite(root_mean_square(w)) and root_mean_square(w) > 1e-37:
        assert step.line["gradient"][0] == pytest.approx(root_mean_square(w), rel=1e-5)


@pytest.mark.parametrize("part", [1e-5, 1e-3, 0.1, 0.5])
def test_a_small_spread_has_its_digits(run, part):
    model = nn.Sequential(nn.Identity(), nn.Linear(10, 3))
    torch.manual_seed(3)
    x = torch.randn(1, 10) + part * torch.randn(N, 10)
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        classes(model(x)).backward()
        optimizer.step()
    x = doubles(x)
    expected = root_mean_square(x.std(0)) / root_mean_square(x)
    assert Run(run).steps[0].line["spread"][0] == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize("count", [64, 1000, 65536, 300_000])
def test_numbers_of_one_size_are_summed_up_without_an_error_that_grows(run, count):
    """As the first step of Adam is: a sum in single precision is a thousandth off after two million of them."""
    model = nn.Linear(1, count, bias=False)
    optimizer = torch.optim.Adam(model.parameters(), 1.2345e-3)
    with torch.no_grad():
        model.weight.copy_(torch.full((count, 1), 0.7654321))
    before = doubles(model.weight)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        (model(torch.full((3, 1), 0.123)) * torch.randn(count).sign()).sum().backward()
        optimizer.step()
    step, after = Run(run).steps[0], doubles(model.weight)
    assert step.line["step_size"][0] == pytest.approx(root_mean_square(after - before) / root_mean_square(before), rel=2e-6)
    assert step.line["size"][0] == pytest.approx(0.123 * 0.7654321, rel=2e-6)


def test_histograms_count_sizes_by_powers_of_two(run):
    model = nn.Sequential(nn.Identity(), nn.Flatten(), nn.Linear(40, 3))
    x = torch.tensor([0.0, 1.0, 1.9, 2.0, 3.99, -4.0, 2.0**-60, 2.0**40] * 5).repeat(4, 1)
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        model(x).mean().backward()
        optimizer.step()
    found = Run(run)
    bins = found.head["bins"]
    counts = [0] * bins["count"]
    for value in x.flatten().tolist():
        if value:
            place = (math.floor(math.log2(abs(value))) - bins["from"]) // bins["width"]
            counts[min(max(place, 0), bins["count"] - 1)] += 1
    assert found.steps[0].line["histograms"]["outputs"][0] == counts
    assert found.steps[0].line["zeros"]["outputs"][0] == 20


def test_every_so_many_measured_steps_have_histograms(run):
    model, batch = dense(), numbers()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    with gradlab_watch.watch(model, run, optimizer=optimizer, every=2, histograms=3):
        for _ in range(14):
            optimizer.zero_grad(set_to_none=True)
            classes(model(batch)).backward()
            optimizer.step()
    found = Run(run)
    assert [s.line["step"] for s in found.steps if "histograms" in s.line] == [0, 6, 12]
    assert all(("zeros" in s.line) == ("histograms" in s.line) for s in found.steps)


def test_of_lazy_modules_shapes_are_known_when_they_are(run):
    model, batch = nn.Sequential(nn.LazyLinear(8), nn.ReLU(), nn.LazyLinear(3)), numbers()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        for _ in range(2):
            optimizer.zero_grad(set_to_none=True)
            classes(model(batch)).backward()
            optimizer.step()
    found = Run(run)
    found.assert_whole()
    for step in found.steps:
        assert step.names == [("0", 1), ("1", 1), ("2", 1)]
        assert None not in [step.of(field, name) for field in ("gradient", "step_size", "signal") for name in ("0", "2")]
    assert found.steps[0].modules[0]["parameters"][0]["shape"] == [8, 10]


def test_of_large_tensors_the_histogram_is_of_a_sample_that_has_its_shares(run):
    model = nn.Sequential(nn.Flatten(), nn.Linear(3 * 64 * 64, 3))
    torch.manual_seed(0)
    # Every column of the pictures another size.
    x = torch.randn(N, 3, 64, 64) * torch.logspace(-3, 3, 64)
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    with gradlab_watch.watch(model, run, optimizer=optimizer):
        model(x).mean().backward()
        optimizer.step()
    found = Run(run)
    bins, counts = found.head["bins"], found.steps[0].line["histograms"]["outputs"][0]
    assert 1500 < sum(counts) <= 2048
    exponents = torch.floor(torch.log2(x.abs())).flatten()
    for place, count in enumerate(counts):
        low = bins["from"] + place * bins["width"]
        share = ((exponents >= low) & (exponents < low + bins["width"])).double().mean().item()
        assert count / sum(counts) == pytest.approx(share, abs=0.04)
