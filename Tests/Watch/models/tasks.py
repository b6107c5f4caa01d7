"""What each model is trained on: small synthetic data that a healthy one learns within seconds to a minute on one core.

A `Task` is one training: its models by name, their optimizers, and `step`, which does one step of it and returns the loss.
Everything random comes from `seed` alone, so that two trainings of one seed are the same bit for bit.
"""
import math
from dataclasses import dataclass, field

import torch
from torch import nn
from torch.nn import functional

import sources


@dataclass
class Task:
    name: str
    models: dict                    # by name; one is called "model"
    optimizers: dict
    draw: object                    # step number → batch
    learn: object                   # (task, batch) → loss as a number, after the optimizers' steps
    steps: int
    spoil: object = None            # batch → the same with one number that is none
    figure: object = None           # what tells whether it learned, where the loss does not; smaller is better
    chance: float = None            # loss of who knows only how often each answer occurs, where a model begins above it
    step_number: int = 0
    losses: list = field(default_factory=list)

    def step(self):
        self.losses.append(self.learn(self, self.draw(self.step_number)))
        self.step_number += 1
        return self.losses[-1]


def generator(seed, number=0):
    return torch.Generator().manual_seed(seed * 1_000_003 + number)


def pictures(seed, classes, channels, side, batch, noise=0.5):
    """Pictures of smooth patterns, one a class, each with noise over it: (pictures, labels) by step."""
    coarse = torch.randn(classes, channels, 4, 4, generator=generator(seed))
    patterns = functional.interpolate(coarse, size=(side, side), mode="bilinear")

    def draw(number):
        g = generator(seed, number + 1)
        labels = torch.randint(classes, (batch,), generator=g)
        return patterns[labels] + noise * torch.randn(batch, channels, side, side, generator=g), labels
    return draw


def spoil_input(batch):
    inputs = batch[0].clone()
    inputs.view(-1)[7] = math.nan
    return (inputs, *batch[1:])


def supervised(loss):
    """One step of the usual loop."""
    def learn(task, batch):
        model, optimizer = task.models["model"], task.optimizers["model"]
        optimizer.zero_grad()
        value = loss(model, *batch)
        value.backward()
        optimizer.step()
        return value.item()
    return learn


def cross_entropy(model, inputs, labels):
    return functional.cross_entropy(model(inputs), labels)


def one(name, model, optimizer, draw, loss, steps, spoil=spoil_input):
    return Task(name, {"model": model}, {"model": optimizer(model.parameters())}, draw, supervised(loss), steps, spoil)


def sgd(rate, momentum=0.9):
    return lambda parameters: torch.optim.SGD(parameters, lr=rate, momentum=momentum)


def adam(rate, betas=(0.9, 0.999)):
    return lambda parameters: torch.optim.Adam(parameters, lr=rate, betas=betas)


def adamw(rate):
    return lambda parameters: torch.optim.AdamW(parameters, lr=rate, betas=(0.9, 0.95), weight_decay=0.1)


def resnet18(seed, rate=1.0):
    return one("resnet18", sources.resnet18(), sgd(0.02 * rate), pictures(seed, 10, 3, 32, 16), cross_entropy, 50)


def chains(seed, words, length, batch):
    """Sequences of a Markov chain in which each word has two that may follow: (words, next words) by step."""
    following = torch.stack([torch.randperm(words, generator=generator(seed, -k))[:2] for k in range(1, words + 1)])

    def draw(number):
        g = generator(seed, number + 1)
        word = torch.randint(words, (batch,), generator=g)
        text = [word]
        for _ in range(length):
            word = following[word, (torch.rand(batch, generator=g) < 0.2).long()]
            text.append(word)
        text = torch.stack(text, 1)
        return text[:, :-1].contiguous(), text[:, 1:].contiguous()
    return draw


def gpt(seed, rate=1.0, layers=3, base=3e-3, steps=250, width=48):
    def loss(model, inputs, targets):
        return model(inputs, targets)[1]
    draw = chains(seed, 16, 24, 16)
    task = one("gpt", sources.gpt(layers=layers, width=width), adamw(base * rate), draw, loss, steps, spoil=None)
    often = torch.bincount(torch.cat([draw(k)[1].flatten() for k in range(40)]), minlength=16).double()
    often = often[often > 0] / often.sum()
    task.chance = -(often * often.log()).sum().item()
    return task


def lstm(seed, rate=1.0):
    draw = pictures(seed, 10, 1, 28, 32)
    def loss(model, inputs, labels):
        return functional.nll_loss(model(inputs), labels)
    return one("lstm", sources.lstm(), adam(3e-3 * rate), draw, loss, 250)


def vae(seed, rate=1.0):
    patterns = pictures(seed, 10, 1, 28, 32, noise=0.3)
    formula = sources.vae_loss()
    def draw(number):
        inputs, labels = patterns(number)
        return torch.sigmoid(3 * inputs), labels
    def loss(model, inputs, _):
        recovered, mean, log_variance = model(inputs)
        return formula(recovered, inputs, mean, log_variance)
    return one("vae", sources.vae(), adam(1e-3 * rate), draw, loss, 200)


def dcgan(seed, rate=1.0):
    real = pictures(seed, 1, 3, 64, 16, noise=0.3)
    made, judge = sources.dcgan()
    criterion = nn.BCELoss()
    batches = [torch.tanh(real(-1 - k)[0]) for k in range(8)]
    wanted = torch.cat(batches)

    def learn(task, batch):
        """As the script of the example does it."""
        pictures_, noise = batch
        count = len(pictures_)
        judge.zero_grad()
        error_real = criterion(judge(pictures_), torch.ones(count))
        error_real.backward()
        fake = made(noise)
        error_fake = criterion(judge(fake.detach()), torch.zeros(count))
        error_fake.backward()
        task.optimizers["discriminator"].step()
        made.zero_grad()
        error = criterion(judge(fake), torch.ones(count))
        error.backward()
        task.optimizers["generator"].step()
        task.fakes = fake.detach()
        return error_real.item() + error_fake.item()

    def draw(number):
        g = generator(seed, 5000 + number)
        return torch.tanh(real(number)[0]), torch.randn(16, 100, 1, 1, generator=g)

    def figure(task):
        """How far the pictures that are made are from the real ones, in mean and deviation of each point."""
        return ((task.fakes.mean(0) - wanted.mean(0)).pow(2).mean().sqrt()
                + (task.fakes.std(0) - wanted.std(0)).pow(2).mean().sqrt()).item()

    betas = (0.5, 0.999)
    return Task("dcgan", {"generator": made, "discriminator": judge},
                {"generator": adam(1e-3 * rate, betas)(made.parameters()),
                 "discriminator": adam(2e-4 * rate, betas)(judge.parameters())},
                draw, learn, 250, spoil_input, figure)


def unet(seed, rate=1.0):
    """Which points lie on a smooth bright spot: a mask a picture."""
    def draw(number):
        g = generator(seed, number + 1)
        coarse = functional.interpolate(torch.randn(4, 1, 4, 4, generator=g), size=(32, 32), mode="bilinear")
        return coarse + 0.3 * torch.randn(4, 3, 32, 32, generator=g), (coarse[:, 0] > 0.2).long()
    return one("unet", sources.unet(), adam(1e-3 * rate), draw, cross_entropy, 24)


def mixer(seed, rate=1.0):
    return one("mixer", sources.mixer(), adam(1e-3 * rate), pictures(seed, 10, 3, 32, 32), cross_entropy, 150)


def tutorial(seed, rate=1.0, layers=3, batchnorm=True):
    return one("tutorial", sources.tutorial(layers, batchnorm), sgd(0.01 * rate), pictures(seed, 10, 1, 28, 32),
               cross_entropy, 200)


ALL = {task.__name__: task for task in (resnet18, gpt, lstm, vae, dcgan, unet, mixer, tutorial)}


def make(name, seed, **options):
    torch.manual_seed(seed)
    return ALL[name](seed, **options)
