"""Known ways to make a model ill, each with what a good doctor may say of it.

An `Ill` changes a task before (or while) it trains. Whether that keeps it from learning is measured and not assumed: a
normalised net hardly minds weights that are four times too large. `causes` and `places` are what a verdict may name where
it did keep it from learning; any place will do where `places` is none.
"""
import math
from dataclasses import dataclass

import torch
from torch import nn

import tasks


@dataclass(frozen=True)
class Ill:
    name: str
    apply: object                 # task → places as prefixes of module names, or None
    causes: tuple
    models: tuple = ()            # which it can be done to; all where there are none
    options: object = None        # of the task, by its name


def weights(task):
    return [(name, module, p) for model in task.models.values() for name, module in model.named_modules()
            for p in module.parameters(recurse=False) if p.dim() >= 2]


def scale_rate(factor):
    def apply(task):
        for optimizer in task.optimizers.values():
            for group in optimizer.param_groups:
                group["lr"] *= factor
    return apply


@torch.no_grad()
def scale_weights(task, factor):
    for _, _, p in weights(task):
        p.mul_(factor)


@torch.no_grad()
def scale_one(task, factor, at=0.5):
    """One layer of weights, at that part of the way."""
    layers = [entry for entry in weights(task) if not isinstance(entry[1], nn.Embedding)]
    name, _, p = layers[int(at * (len(layers) - 1))]
    p.mul_(factor)
    return [name]


RELUS = {  # whose bias is what a relu (or gelu) gets, by name
    "resnet18": lambda name, module: isinstance(module, nn.BatchNorm2d) and "downsample" not in name,
    "unet": lambda name, module: isinstance(module, nn.BatchNorm2d),
    "dcgan": lambda name, module: isinstance(module, nn.BatchNorm2d) and name in ("main.1", "main.4", "main.7", "main.10"),
    "vae": lambda name, module: name in ("fc1", "fc3"),
    "lstm": lambda name, module: name == "fc1",
    "gpt": lambda name, module: name.endswith("mlp.c_fc"),
    "mixer": lambda name, module: name.endswith("fn.0"),
}


@torch.no_grad()
def kill_relus(task, bias, first_only=False):
    chosen = RELUS[task.name]
    places = []
    model = task.models.get("model") or task.models["generator"]
    for name, module in model.named_modules():
        if chosen(name, module) and not (first_only and places):
            module.bias.fill_(bias)
            places.append(name)
    return places


def one_huge_step(task, size):
    """What a single step that is too long leaves behind: every layer's weights moved by a multiple of their own size."""
    with torch.no_grad():
        for _, _, p in weights(task):
            p.add_(torch.randn(p.shape, generator=tasks.generator(17)).sub(0.3) * p.std() * size)
        for model in task.models.values():
            for name, p in model.named_parameters():
                if name.endswith("bias"):
                    p.sub_(size)


def norm_behind(task):
    """The normalisation behind each branch instead of before it (Vaswani et al. 2017; Xiong et al. 2020)."""
    model = task.models["model"]
    if task.name == "gpt":
        def forward(block, x):
            x = block.ln_1(x + block.attn(x))
            return block.ln_2(x + block.mlpf(x))
        for block in model.transformer.h:
            block.forward = forward.__get__(block)
        model.transformer.ln_f = nn.Identity()
    else:
        def forward(block, x):
            return block.norm(block.fn(x) + x)
        for block in model.modules():
            if type(block).__name__ == "PreNormResidual":
                block.forward = forward.__get__(block)


def ordinary_weights(task):
    """Weights of 1/sqrt(width), in place of GPT-2's 0.02."""
    scale_weights(task, 7)
    return task


DEEP = {"gpt": {"layers": 12, "steps": 120, "base": 1e-2}}


@torch.no_grad()
def saturate_gates(task, factor=None, bias=None):
    for model in task.models.values():
        for name, module in model.named_modules():
            if isinstance(module, nn.LSTM):
                if factor:
                    for p in (module.weight_ih_l0, module.weight_hh_l0):
                        p.mul_(factor)
                if bias is not None:  # of input, forget, cell, output
                    for k, value in enumerate(bias):
                        module.bias_ih_l0[k * module.hidden_size:(k + 1) * module.hidden_size] = value
                return [name]


def no_number(at_step):
    """One number of a batch is none: the first module that sees it is the place."""
    def apply(task):
        draw = task.draw
        task.draw = lambda number: task.spoil(draw(number)) if number == at_step else draw(number)
    return apply


def infinite_weight(at_step):
    """One weight becomes infinite, as after an overflow in half precision."""
    def apply(task):
        layers = [entry for entry in weights(task) if not isinstance(entry[1], nn.Embedding)]
        name, _, p = layers[len(layers) // 2]
        draw = task.draw
        def spoiled(number):
            if number == at_step:
                with torch.no_grad():
                    p.view(-1)[3] = math.inf
            return draw(number)
        task.draw = spoiled
        return [name]
    return apply


LARGE = ("learning rate too large", "exploding", "exploding forward", "exploding backward", "not finite", "dead units",
         "saturated", "samples alike")
SMALL = ("learning rate too small", "update below epsilon")
FADING = ("vanishing", "vanishing forward", "vanishing backward", "samples alike", "vanishing through time",
          "learns nothing", "learning rate too small", "underflow", "update below epsilon")
GROWING = ("exploding", "exploding forward", "exploding backward", "saturated", "exploding through time",
           "learning rate too large", "not finite", "dead units")
DEAD = ("dead units", "samples alike", "saturated")

ILLS = [
    Ill("healthy", lambda task: None, ("healthy",)),
    Ill("rate x1000", scale_rate(1000), LARGE),
    Ill("rate x100", scale_rate(100), LARGE),
    Ill("rate /10000", scale_rate(1e-4), SMALL),
    Ill("weights x0.2", lambda task: scale_weights(task, 0.2), FADING),
    Ill("weights x4", lambda task: scale_weights(task, 4), GROWING),
    Ill("biases -10", lambda task: kill_relus(task, -10.0), DEAD + FADING, tuple(RELUS)),
    Ill("deep", lambda task: ordinary_weights(task) and None, ("healthy",), ("gpt",), DEEP),
    Ill("norm behind, deep", lambda task: norm_behind(ordinary_weights(task)), FADING + LARGE, ("gpt",), DEEP),
    Ill("norm behind, deep", norm_behind, FADING + LARGE, ("mixer",)),
    Ill("gates x50", lambda task: saturate_gates(task, factor=50), ("saturated",) + GROWING, ("lstm",)),
    Ill("gates closed", lambda task: saturate_gates(task, bias=(-12, 0, 0, -12)),
        ("saturated",) + FADING, ("lstm",)),
    Ill("layer x50", lambda task: scale_one(task, 50), GROWING),
    Ill("NaN in a batch", no_number(5), ("not finite",), ("resnet18", "lstm", "vae", "dcgan", "unet", "mixer", "tutorial")),
    Ill("infinite weight", infinite_weight(5), ("not finite",), ("gpt", "lstm", "mixer")),
    Ill("deep, no norm", lambda task: None, FADING + ("saturated",), ("tutorial",),
        {"tutorial": {"layers": 10, "batchnorm": False}}),
]

# The second draw: other strengths, places and seeds of the same mechanisms. Nothing is tuned on it.
HELD_BACK = [
    Ill("healthy", lambda task: None, ("healthy",)),
    Ill("rate x300", scale_rate(300), LARGE),
    Ill("rate x30", scale_rate(30), LARGE),
    Ill("rate /3000", scale_rate(1 / 3000), SMALL),
    Ill("rate /1e6", scale_rate(1e-6), SMALL),
    Ill("weights x0.1", lambda task: scale_weights(task, 0.1), FADING),
    Ill("weights x8", lambda task: scale_weights(task, 8), GROWING),
    Ill("first biases -30", lambda task: kill_relus(task, -30.0, first_only=True), DEAD + FADING, tuple(RELUS)),
    Ill("one huge step", lambda task: one_huge_step(task, 20), GROWING + DEAD + FADING),
    Ill("norm behind, deeper", lambda task: norm_behind(ordinary_weights(task)), FADING + LARGE, ("gpt",),
        {"gpt": {"layers": 20, "steps": 80, "base": 8e-3}}),
    Ill("forget closed", lambda task: saturate_gates(task, bias=(0, -12, 0, 0)),
        ("saturated",) + FADING, ("lstm",)),
    Ill("gates x200", lambda task: saturate_gates(task, factor=200), ("saturated",) + GROWING, ("lstm",)),
    Ill("early layer x200", lambda task: scale_one(task, 200, at=0.15), GROWING),
    Ill("late layer x30", lambda task: scale_one(task, 30, at=0.9), GROWING),
    Ill("late layer /1000", lambda task: scale_one(task, 1e-3, at=0.75), FADING),
    Ill("NaN later", no_number(12), ("not finite",), ("resnet18", "lstm", "vae", "dcgan", "unet", "mixer", "tutorial")),
    Ill("deeper, no norm", lambda task: None, FADING + ("saturated",), ("tutorial",),
        {"tutorial": {"layers": 6, "batchnorm": False}}),
]


def applying(name, ills):
    return [ill for ill in ills if not ill.models or name in ill.models]


def make(ill, name, seed):
    options = (ill.options or {}).get(name, {})
    task = tasks.make(name, seed, **options)
    return task, ill.apply(task)
