"""Models of many makings, each with a batch for it: (model, arguments of a call, output → loss)."""

import dataclasses

import pytest
import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils import parametrizations
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence
from torch.utils.checkpoint import checkpoint

N = 12


def classes(output):
    return F.cross_entropy(output, torch.arange(len(output)) % output.shape[-1])


def numbers(shape=(10,), n=N):
    return torch.randn(n, *shape)


class Convolutional(nn.Module):
    def __init__(self, inplace):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(8)
        self.relu = nn.ReLU(inplace=inplace)
        self.conv2 = nn.Conv2d(8, 8, 3, padding=1)
        self.up = nn.ConvTranspose2d(8, 4, 2, stride=2, groups=2)
        self.group = nn.GroupNorm(2, 4)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(4, 3)

    def forward(self, x):
        x = self.relu(self.bn1(self.conv1(x)))
        x = self.relu(self.conv2(x) + x)
        return self.fc(self.pool(self.group(self.up(x))).flatten(1))


class Functional(nn.Module):
    """As the tutorial's: activations are functions."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 3)
        self.fc1 = nn.Linear(6 * 9, 20)
        self.fc2 = nn.Linear(20, 20)
        self.fc3 = nn.Linear(20, 5)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = torch.tanh(self.fc1(torch.flatten(x, 1)))
        return self.fc3(self.fc2(x).relu_())


class Recurrent(nn.Module):
    def __init__(self, kind, take="last", **settings):
        super().__init__()
        self.rnn = getattr(nn, kind)(4, 6, **settings)
        width = (settings.get("proj_size") or 6) * (2 if settings.get("bidirectional") else 1)
        self.fc = nn.Linear(width, 3)
        self.take = take

    def forward(self, x):
        if not self.rnn.batch_first:
            x = x.transpose(0, 1)
        if self.take == "packed":
            lengths = torch.tensor([5, 5, 4, 3, 3, 2, 2, 2, 1, 1, 1, 1])
            output, _ = self.rnn(pack_padded_sequence(x, lengths, batch_first=self.rnn.batch_first))
            output, _ = pad_packed_sequence(output, batch_first=True)
            return self.fc(output.sum(1))
        output, state = self.rnn(x)
        if self.take == "state":
            state = state[0] if isinstance(state, tuple) else state
            return self.fc(state[-1])
        return self.fc(output[:, -1] if self.rnn.batch_first else output[-1])


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(20, 8)
        self.position = nn.Parameter(torch.randn(6, 8) * 0.1)
        self.attention = nn.MultiheadAttention(8, 2, dropout=0.1, batch_first=True)
        self.norm = nn.LayerNorm(8)
        self.head = nn.Linear(8, 20, bias=False)
        self.head.weight = self.embedding.weight

    def forward(self, tokens):
        x = self.embedding(tokens) + self.position
        mask = nn.Transformer.generate_square_subsequent_mask(6)
        y, _ = self.attention(x, x, x, attn_mask=mask, need_weights=False)
        return self.head(self.norm(x + y)).flatten(0, 1)


class Projected(nn.Module):
    """Attention by its projections and a function."""

    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(8, 24)
        self.out = nn.Linear(8, 3)

    def forward(self, x):
        q, k, v = self.qkv(x).chunk(3, -1)
        return self.out(F.scaled_dot_product_attention(q, k, v).mean(1))


class Checkpointed(nn.Module):
    def __init__(self, reentrant):
        super().__init__()
        self.stem = nn.Linear(10, 16)
        self.blocks = nn.ModuleList(
            nn.Sequential(nn.Linear(16, 16), nn.ReLU(), nn.Dropout(0.2), nn.Linear(16, 16)) for _ in range(2)
        )
        self.head = nn.Linear(16, 3)
        self.reentrant = reentrant

    def forward(self, x):
        x = self.stem(x)
        for block in self.blocks:
            x = x + checkpoint(block, x, use_reentrant=self.reentrant)
        return self.head(x)


class Shared(nn.Module):
    """One module called three times, one never, one only in evaluation, one frozen."""

    def __init__(self):
        super().__init__()
        self.first = nn.Linear(10, 8)
        self.again = nn.Linear(8, 8)
        self.act = nn.Tanh()
        self.never = nn.Linear(3, 3)
        self.frozen = nn.Linear(8, 8).requires_grad_(False)
        self.last = nn.Linear(8, 3)

    def forward(self, x):
        x = self.first(x)
        for _ in range(3):
            x = self.act(self.again(x))
        with torch.no_grad():
            aside = self.frozen(x)
        return self.last(x + aside)


@dataclasses.dataclass
class Result:
    name: str
    logits: torch.Tensor


class Outputs(nn.Module):
    """Tuples, dictionaries, data classes, keyword arguments, a parameter given as it is, no tensor at all."""

    class Pair(nn.Module):
        def __init__(self):
            super().__init__()
            self.weight = nn.Parameter(torch.randn(10, 8) * 0.3)

        def forward(self, *, x, scale=2):
            return {"count": torch.tensor(scale), "rest": (None, x @ self.weight)}

    class Given(nn.Module):
        def __init__(self):
            super().__init__()
            self.weight = nn.Parameter(torch.randn(8))

        def forward(self):
            return self.weight

    class Words(nn.Module):
        def forward(self, x):
            return "no tensor"

    class Last(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc = nn.Linear(8, 3)
            self.scale = nn.Parameter(torch.ones(3))

        def forward(self, x):
            return Result("logits", self.fc(x) * self.scale)

    def __init__(self):
        super().__init__()
        self.pair, self.given, self.words, self.last = self.Pair(), self.Given(), self.Words(), self.Last()

    def forward(self, x):
        x = self.pair(x=x)["rest"][1] + self.given()
        self.words(x)
        return self.last(x)


class Parts(nn.Module):
    """Called by its parts alone, as a VAE in many tutorials."""

    def __init__(self):
        super().__init__()
        self.encoder = nn.Linear(10, 8)
        self.decoder = nn.Linear(4, 10)

    def encode(self, x):
        return self.encoder(x).chunk(2, -1)

    def decode(self, z):
        return self.decoder(z)


def parts(model, x):
    mean, log_variance = model.encode(x)
    z = mean + torch.randn_like(mean) * torch.exp(log_variance / 2)
    return F.mse_loss(model.decode(z), x) - 0.1 * (1 + log_variance - mean**2 - log_variance.exp()).mean()


class Bfloat(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = nn.Sequential(nn.Linear(10, 32), nn.GELU(), nn.LayerNorm(32), nn.Linear(32, 3))

    def forward(self, x):
        with torch.autocast("cpu", torch.bfloat16):
            return self.inner(x).float()


def transformer(**settings):
    layer = nn.TransformerEncoderLayer(8, 2, 16, dropout=0.1, **settings)
    return nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)


def mean_classes(dim):
    return lambda output: classes(output.mean(dim))


MODELS = {
    "dense with batchnorm and dropout": lambda: (
        nn.Sequential(nn.Linear(10, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Dropout(0.3), nn.Linear(16, 3)), numbers(), classes
    ),
    "activations in place": lambda: (
        nn.Sequential(nn.Linear(10, 16), nn.ReLU(inplace=True), nn.Linear(16, 8), nn.Hardtanh(inplace=True), nn.Linear(8, 3)),
        numbers(), classes,
    ),
    "flat at their ends": lambda: (
        nn.Sequential(
            nn.Linear(10, 16), nn.Sigmoid(), nn.Linear(16, 16), nn.Tanh(), nn.Linear(16, 16), nn.Softsign(), nn.Linear(16, 16),
            nn.Hardsigmoid(), nn.Linear(16, 3),
        ),
        numbers() * 9, classes,
    ),
    "nothing but views": lambda: (nn.Sequential(nn.Identity(), nn.Flatten(), nn.Dropout(0.0), nn.Linear(12, 3)), numbers((3, 4)), classes),
    "double precision": lambda: (nn.Sequential(nn.Linear(10, 6), nn.SELU(), nn.Linear(6, 3)).double(), numbers().double(), classes),
    "convolutional": lambda: (Convolutional(False), numbers((3, 8, 8)), classes),
    "convolutional, in place": lambda: (Convolutional(True), numbers((3, 8, 8)), classes),
    "channels last": lambda: (
        Convolutional(True).to(memory_format=torch.channels_last), numbers((3, 8, 8)).to(memory_format=torch.channels_last), classes
    ),
    "convolution over time": lambda: (
        nn.Sequential(nn.Conv1d(3, 8, 3), nn.ReLU6(), nn.BatchNorm1d(8), nn.AvgPool1d(2), nn.Flatten(), nn.Linear(24, 3)),
        numbers((3, 8)), classes,
    ),
    "functional": lambda: (Functional(), numbers((1, 8, 8)), classes),
    "lstm": lambda: (Recurrent("LSTM", batch_first=True), numbers((5, 4)), classes),
    "lstm by its state": lambda: (Recurrent("LSTM", "state", batch_first=True), numbers((5, 4)), classes),
    "lstm, time first": lambda: (Recurrent("LSTM"), numbers((5, 4)), classes),
    "lstm, two layers and directions": lambda: (
        Recurrent("LSTM", num_layers=2, bidirectional=True, batch_first=True), numbers((5, 4)), classes
    ),
    "lstm, two layers with dropout": lambda: (Recurrent("LSTM", num_layers=2, dropout=0.2, batch_first=True), numbers((5, 4)), classes),
    "lstm, projected": lambda: (Recurrent("LSTM", proj_size=3, batch_first=True), numbers((5, 4)), classes),
    "lstm, packed": lambda: (Recurrent("LSTM", "packed", bidirectional=True, num_layers=2, batch_first=True), numbers((5, 4)), classes),
    "gru, without biases": lambda: (Recurrent("GRU", bias=False, batch_first=True, num_layers=2), numbers((5, 4)), classes),
    "rnn": lambda: (Recurrent("RNN", batch_first=True), numbers((5, 4)), classes),
    "rnn with relu": lambda: (Recurrent("RNN", nonlinearity="relu", batch_first=True), numbers((5, 4)), classes),
    "attention with a shared embedding": lambda: (Attention(), torch.randint(0, 20, (N, 6)), classes),
    "attention by its projections": lambda: (Projected(), numbers((6, 8)), classes),
    "transformer": lambda: (transformer(batch_first=True), numbers((6, 8)), mean_classes(1)),
    "transformer, norm first": lambda: (transformer(batch_first=True, norm_first=True, activation="gelu"), numbers((6, 8)), mean_classes(1)),
    "transformer, time first": lambda: (transformer(), torch.randn(6, N, 8), mean_classes(0)),
    "checkpointed": lambda: (Checkpointed(False), numbers(), classes),
    "checkpointed, reentrant": lambda: (Checkpointed(True), numbers(), classes),
    "called often, never, frozen": lambda: (Shared(), numbers(), classes),
    "outputs of all kinds": lambda: (Outputs(), numbers(), lambda result: classes(result.logits)),
    "bfloat16 by autocast": lambda: (Bfloat(), numbers(), classes),
    "weights of another making": lambda: (
        nn.Sequential(parametrizations.weight_norm(nn.Linear(10, 8)), nn.Tanh(), parametrizations.spectral_norm(nn.Linear(8, 3))),
        numbers(), classes,
    ),
    "sparse gradients": lambda: (
        nn.Sequential(nn.EmbeddingBag(30, 8, sparse=True), nn.Linear(8, 3)), torch.randint(0, 30, (N, 4)), classes
    ),
    "DataParallel": lambda: (nn.DataParallel(nn.Sequential(nn.Linear(10, 8), nn.ReLU(), nn.Linear(8, 3))), numbers(), classes),
    "complex": lambda: (Complex(), numbers(), classes),
    "one sample": lambda: (nn.Sequential(nn.Linear(10, 8), nn.ReLU(), nn.Linear(8, 3)), numbers(n=1), classes),
}


# What PyTorch 1.13 does not have yet.
NEEDS = {
    "attention by its projections": (F, "scaled_dot_product_attention"),
    "weights of another making": (parametrizations, "weight_norm"),
    "bfloat16 by autocast": (torch, "compile"),
}


class Complex(nn.Module):
    def __init__(self):
        super().__init__()
        self.turn = nn.Linear(6, 6, dtype=torch.complex64)
        self.out = nn.Linear(6, 3)

    def forward(self, x):
        return self.out(self.turn(torch.fft.rfft(x)).abs())


def made(name, seed=0):
    """A model of the table and its batch, the same each time; left out where this PyTorch has no part of it."""
    needs = NEEDS.get(name)
    if needs and not hasattr(*needs):
        pytest.skip("this PyTorch has no %s" % needs[1])
    torch.manual_seed(seed)
    model, batch, loss = MODELS[name]()
    return model, batch, loss
