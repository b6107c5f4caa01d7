"""Ordinary modules as people write them, each with the network that it is in gradlab's language, or none.

What `load` owes each: outputs equal to PyTorch's, or a refusal; never other outputs. A `Case` says what it is:

- `only`: names, kinds and shapes leave one way, so it should load (refusing is poor, and not wrong)
- `several`: nothing in the file tells which way; with `names=` in the order of the calls it has to load
- `none`: the language can't say it; what is tried is the nearest description, and it has to refuse
"""
import copy
from dataclasses import dataclass

import torch
from torch import nn

import sources


@dataclass
class Case:
    name: str
    module: nn.Module
    net: str
    says: str = "only"
    steps: int = 0                # of a sequence; 0: a row of numbers
    width: int = 8
    tensors: object = None        # state dict → what is saved
    tolerance: float = 1e-6
    names: tuple = ()             # for names=, where it is not each module that has tensors, in the order of the calls


class Calls(nn.Module):
    """Named parts, made in the order of `parts` and called in the order of `order`; what has no name is a function."""

    def __init__(self, order, **parts):
        super().__init__()
        for name, part in parts.items():
            setattr(self, name, part)
        self.order = order

    def forward(self, x):
        for part in self.order:
            x = getattr(self, part)(x) if isinstance(part, str) else part(x)
            x = x[0] if isinstance(x, tuple) else x
        return x


class Residual(nn.Module):
    def __init__(self, order, **parts):
        super().__init__()
        self.body = order
        for name, part in parts.items():
            setattr(self, name, part)

    forward_body = Calls.forward

    def forward(self, x):
        y = x
        for part in self.body:
            y = getattr(self, part)(y) if isinstance(part, str) else part(y)
            y = y[0] if isinstance(y, tuple) else y
        return x + y


class Many(nn.Module):
    """A list of blocks under a name, with a stem and a head."""

    def __init__(self, name, blocks, head="head", stem=None, after=None):
        super().__init__()
        if stem:
            setattr(self, stem[0], stem[1])
        setattr(self, name, blocks if isinstance(blocks, nn.ModuleDict) else nn.ModuleList(blocks))
        setattr(self, head, nn.Linear(8, 2))
        self.parts = (stem and stem[0], name, head, after)

    def forward(self, x):
        stem, name, head, after = self.parts
        x = getattr(self, stem)(x) if stem else x
        blocks = getattr(self, name)
        for block in (blocks.values() if isinstance(blocks, nn.ModuleDict) else blocks):
            x = block(x)
            x = after(x) if after else x
        return getattr(self, head)(x)


class Last(nn.Module):
    """A recurrent module's last state into what follows."""

    def __init__(self, names=("lstm", "fc"), recurrent=None, head=None, both=False):
        super().__init__()
        self.names, self.both = names, both
        setattr(self, names[-1], head or nn.Linear(6, 2))
        setattr(self, names[0], recurrent)

    def forward(self, x):
        y, state = getattr(self, self.names[0])(x)
        if self.both:
            state = state[0] if isinstance(state, tuple) else state
            y = torch.cat([state[-2], state[-1]], 1)
        else:
            y = y[:, -1]
        return getattr(self, self.names[-1])(y)


def L(a, b, **k):
    return nn.Linear(a, b, **k)


def prefixed(text):
    return lambda state: {text + name: tensor for name, tensor in state.items()}


def typed(kind):
    return lambda state: {name: t.to(kind) if t.is_floating_point() else t for name, t in state.items()}


def plain():
    return nn.Sequential(L(8, 16), nn.Tanh(), L(16, 8), nn.ReLU(), L(8, 2))


PLAIN = "dense(16, tanh) -> dense(8, relu) -> dense(2)"
tanh, relu = torch.tanh, torch.relu


class Block(nn.Module):
    """fc1 and fc2 with a way around, behind a norm."""

    def __init__(self, norm=True):
        super().__init__()
        self.fc1, self.fc2 = L(8, 32), L(32, 8)
        if norm:
            self.norm = nn.LayerNorm(8)

    def forward(self, x):
        y = self.norm(x) if hasattr(self, "norm") else x
        return x + self.fc2(relu(self.fc1(y)))


class TimesMatrix(nn.Module):
    """W and b of one's own, used as x W + b."""

    def __init__(self, width=8):
        super().__init__()
        self.W1, self.b1 = nn.Parameter(torch.randn(width, width) / 3), nn.Parameter(torch.randn(width) / 3)
        self.W2, self.b2 = nn.Parameter(torch.randn(width, 2) / 3), nn.Parameter(torch.randn(2) / 3)

    def forward(self, x):
        return tanh(x @ self.W1 + self.b1) @ self.W2 + self.b2


class Two(nn.Module):
    """A trunk and two heads."""

    def __init__(self):
        super().__init__()
        self.trunk, self.policy, self.value = L(8, 8), L(8, 2), L(8, 2)

    def forward(self, x):
        return self.policy(tanh(self.trunk(x)))


class Shortcut(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2, self.shortcut, self.out = L(8, 16), L(16, 16), L(8, 16), L(16, 2)

    def forward(self, x):
        return self.out(relu(self.fc2(relu(self.fc1(x))) + self.shortcut(x)))


class TiedBack(nn.Module):
    """A decoder that uses the encoder's weights the other way round."""

    def __init__(self):
        super().__init__()
        self.encoder, self.bias = L(8, 4), nn.Parameter(torch.randn(8))

    def forward(self, x):
        return tanh(self.encoder(x)) @ self.encoder.weight + self.bias


class Cell(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell, self.readout = nn.GRUCell(8, 6), L(6, 2)

    def forward(self, x):
        h = x.new_zeros(len(x), 6)
        for t in range(x.shape[1]):
            h = self.cell(x[:, t], h)
        return self.readout(h)


def shaken(module, seed):
    """With normalisations' parameters and statistics that are not what they began as."""
    g = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for part in module.modules():
            if "Norm" in type(part).__name__:
                for name, t in list(part.named_parameters(recurse=False)) + list(part.named_buffers(recurse=False)):
                    if t is not None and t.is_floating_point():
                        t.add_(torch.rand(t.shape, generator=g))
    return module.eval()


def cases():
    """All of them, drawn anew."""
    E = 8  # width of what repeats
    yield Case("Sequential", plain(), PLAIN)
    yield Case("fc1 fc2 out", Calls(("fc1", tanh, "fc2", relu, "out"), fc1=L(8, 16), fc2=L(16, 8), out=L(8, 2)), PLAIN)
    names = [f"fc{k}" for k in range(1, 13)]
    yield Case("fc1 … fc12", Calls([p for n in names for p in (n, tanh)] + ["head"], **{n: L(8, 8) for n in names},
                                   head=L(8, 2)), "12 * dense(8, tanh) -> dense(2)")
    yield Case("embed middle last out", Calls(("embed", tanh, "middle", tanh, "last", tanh, "out"), embed=L(8, 8),
               middle=L(8, 8), last=L(8, 8), out=L(8, 2)), "3 * dense(8, tanh) -> dense(2)", "several")
    yield Case("words, other shapes", Calls(("zeta", tanh, "mu", relu, "alpha"), zeta=L(8, 16), mu=L(16, 8),
               alpha=L(8, 2)), PLAIN)
    yield Case("words, two of one shape", Calls(("zoom", tanh, "focus", relu, "blend"), zoom=L(8, 16), focus=L(16, 16),
               blend=L(16, 16)), "dense(16, tanh) -> dense(16, relu) -> dense(16)", "several")
    yield Case("hidden, output", Calls(("hidden", tanh, "hidden2", relu, "output"), output=L(8, 2), hidden2=L(16, 8),
               hidden=L(8, 16)), PLAIN)
    yield Case("layers.N + head", Many("layers", [L(8, 8) for _ in range(3)], after=tanh),
               "3 * dense(8, tanh) -> dense(2)")
    yield Case("layers.N + classifier", Many("layers", [L(8, 8) for _ in range(11)], "classifier", after=relu),
               "11 * dense(8, relu) -> dense(2)")
    yield Case("layers.N.linear + classifier", Many("layers", [Calls(("linear", tanh), linear=L(8, 8)) for _ in range(3)],
               "classifier"), "3 * dense(8, tanh) -> dense(2)")
    yield Case("stem blocks head", Many("blocks", [Block(False) for _ in range(3)], stem=("stem", L(8, 8))),
               "dense(8) -> 3 * residual(dense(32, relu) -> dense(8)) -> dense(2)")
    yield Case("stem, normed blocks, head", Many("blocks", [Block() for _ in range(3)], stem=("stem", L(8, 8))),
               "dense(8) -> 3 * residual(layernorm -> dense(32, relu) -> dense(8)) -> dense(2)")
    yield Case("features classifier", Calls(("features", "classifier"), features=nn.Sequential(L(8, 16), nn.ReLU(), L(16, 16),
               nn.ReLU()), classifier=nn.Sequential(nn.Dropout(), L(16, 8), nn.ReLU(), L(8, 2))),
               "2 * dense(16, relu) -> dropout -> dense(8, relu) -> dense(2)")
    yield Case("encoder decoder", Calls(("encoder", "decoder"), encoder=nn.Sequential(L(8, 5), nn.Tanh(), L(5, 3)),
               decoder=nn.Sequential(L(3, 5), nn.Tanh(), L(5, 8))),
               "dense(5, tanh) -> dense(3) -> dense(5, tanh) -> dense(8)")
    yield Case("encoder decoder, square", Calls(("encoder", "decoder"), encoder=nn.Sequential(L(8, 8), nn.Tanh()),
               decoder=nn.Sequential(L(8, 8), nn.Tanh())), "2 * dense(8, tanh)", "several")
    yield Case("reader writer, square", Calls(("reader", tanh, "composer", tanh), reader=L(8, 8), composer=L(8, 8)),
               "2 * dense(8, tanh)", "several")
    yield Case("fc bn", shaken(Calls(("fc1", "bn1", relu, "fc2", "bn2", relu, "out"), fc1=L(8, 8), bn1=nn.BatchNorm1d(8),
               fc2=L(8, 8), bn2=nn.BatchNorm1d(8), out=L(8, 2)), 1), "2 * (dense(8) -> batchnorm -> relu) -> dense(2)")
    yield Case("fc bn, no bias", shaken(Calls(("fc1", "bn1", relu, "fc2", "bn2", relu, "out"), fc1=L(8, 8, bias=False),
               bn1=nn.BatchNorm1d(8), fc2=L(8, 8, bias=False), bn2=nn.BatchNorm1d(8), out=L(8, 2)), 2),
               "2 * (dense(8, bias=false) -> batchnorm -> relu) -> dense(2)")
    yield Case("fc norm by words", shaken(Calls(("project", "settle", tanh, "mix", "calm", tanh, "answer"), project=L(8, 8),
               settle=nn.LayerNorm(8), mix=L(8, 8), calm=nn.LayerNorm(8), answer=L(8, 2)), 3),
               "2 * (dense(8) -> layernorm -> tanh) -> dense(2)", "several")
    yield Case("batchnorm first", shaken(Calls(("norm", "fc1", tanh, "fc2"), fc1=L(8, 16), fc2=L(16, 2),
               norm=nn.BatchNorm1d(8)), 4), "batchnorm -> dense(16, tanh) -> dense(2)")
    yield Case("batchnorm without affine", shaken(nn.Sequential(L(8, 8), nn.BatchNorm1d(8, affine=False), nn.ReLU(),
               L(8, 2)), 5), "dense(8) -> batchnorm -> dense(2)", "none")
    yield Case("layernorm without bias", shaken(nn.Sequential(L(8, 8), nn.LayerNorm(8, bias=False), nn.ReLU(), L(8, 2)), 6),
               "dense(8) -> layernorm(bias=false) -> relu -> dense(2)")
    yield Case("no bias", nn.Sequential(L(8, 16, bias=False), nn.Tanh(), L(16, 2, bias=False)),
               "dense(16, tanh, bias=false) -> dense(2, bias=false)")
    yield Case("some without bias", Calls(("query", tanh, "value"), value=L(8, 8), query=L(8, 8, bias=False)),
               "dense(8, tanh, bias=false) -> dense(8)")
    yield Case("module.", plain(), PLAIN, tensors=prefixed("module."))
    yield Case("_orig_mod.", plain(), PLAIN, tensors=prefixed("_orig_mod."))
    yield Case("module._orig_mod.", Calls(("fc1", tanh, "fc2", relu, "out"), fc1=L(8, 16), fc2=L(16, 8), out=L(8, 2)), PLAIN,
               tensors=prefixed("module._orig_mod."))
    yield Case("model.net.", plain(), PLAIN, tensors=prefixed("model.net."))
    yield Case("ModuleDict z a m", Many("steps", nn.ModuleDict({"z": L(8, 8), "a": L(8, 8), "m": L(8, 8)}), after=tanh),
               "3 * dense(8, tanh) -> dense(2)", "several")
    yield Case("counted down", Calls(("up3", tanh, "up2", tanh, "up1", tanh, "head"), up3=L(8, 8), up2=L(8, 8), up1=L(8, 8),
               head=L(8, 2)), "3 * dense(8, tanh) -> dense(2)", "several")
    yield Case("l1 l11 l2", Calls(("l1", tanh, "l2", tanh, "l11", tanh, "out"), l1=L(8, 8), l2=L(8, 8), l11=L(8, 8),
               out=L(8, 2)), "3 * dense(8, tanh) -> dense(2)")
    yield Case("block names inside out", Many("stage", [Calls(("b", tanh, "a", tanh), a=L(8, 8), b=L(8, 8)) for _ in range(2)]),
               "4 * dense(8, tanh) -> dense(2)", "several")
    yield Case("names of other alphabets", Calls(("слой", tanh, "層", relu, "out"), **{"слой": L(8, 16), "層": L(16, 8)},
               out=L(8, 2)), PLAIN)
    tied = L(8, 8)
    yield Case("one layer called twice", Calls(("first", tanh, "second", tanh, "out"), first=tied, second=tied, out=L(8, 2)),
               "2 * dense(8, tanh) -> dense(2)", tensors=lambda s: {k: v.clone() for k, v in s.items()}, names=("first", "second", "out"))
    yield Case("tied the other way round", TiedBack(), "dense(4, tanh) -> dense(8)", "none")
    yield Case("lstm fc", Last(("lstm", "fc"), nn.LSTM(8, 6, batch_first=True)), "lstm(6) -> dense(2)", steps=5)
    yield Case("gru head", Last(("gru", "head"), nn.GRU(8, 6, batch_first=True)), "gru(6) -> dense(2)", steps=5)
    yield Case("rnn decoder", Last(("rnn", "decoder"), nn.RNN(8, 6, batch_first=True)), "rnn(6) -> dense(2)", steps=5)
    yield Case("rnn relu", Last(("zig", "classify"), nn.RNN(8, 6, nonlinearity="relu", batch_first=True)),
               "rnn(6, relu) -> dense(2)", steps=5)
    yield Case("lstm, no bias", Last(("lstm", "fc"), nn.LSTM(8, 6, bias=False, batch_first=True)),
               "lstm(6, bias=false) -> dense(2)", steps=5)
    yield Case("lstm of 2 layers", Last(("lstm", "fc"), nn.LSTM(8, 6, 2, batch_first=True)),
               "lstm(6, sequence=true) -> lstm(6) -> dense(2)", steps=5)
    yield Case("gru of 3 layers", Last(("encoder", "classifier"), nn.GRU(8, 6, 3, batch_first=True)),
               "2 * gru(6, sequence=true) -> gru(6) -> dense(2)", steps=5)
    yield Case("lstm of square layers", Last(("lstm", "fc"), nn.LSTM(6, 6, 2, batch_first=True)),
               "lstm(6, sequence=true) -> lstm(6) -> dense(2)",
               steps=5, width=6)
    yield Case("lstm both ways", Last(("lstm", "fc"), nn.LSTM(8, 6, bidirectional=True, batch_first=True), L(12, 2), both=True),
               "lstm(6, bidirectional=true) -> dense(2)", steps=5)
    yield Case("gru both ways, 2 layers", Last(("gru", "fc"), nn.GRU(8, 6, 2, bidirectional=True, batch_first=True), L(12, 2),
               both=True), "gru(6, bidirectional=true, sequence=true) -> gru(6, bidirectional=true) -> dense(2)", steps=5)
    yield Case("two lstms by words", Calls(("reader", "composer", lambda y: y[:, -1], "fc"), reader=nn.LSTM(6, 6, batch_first=True),
               composer=nn.LSTM(6, 6, batch_first=True), fc=L(6, 2)),
               "lstm(6, sequence=true) -> lstm(6) -> dense(2)", "several", steps=5, width=6)
    yield Case("lstm with a projection", Last(("lstm", "fc"), nn.LSTM(8, 6, proj_size=4, batch_first=True), L(4, 2)),
               "lstm(6) -> dense(2)", "none", steps=5)
    yield Case("gru cell", Cell(), "gru(6) -> dense(2)", steps=5)
    yield from attention()
    yield from others()


def attention():
    torch_layer = dict(d_model=8, nhead=2, dim_feedforward=32, dropout=0.0, batch_first=True)
    before = "residual(layernorm -> attention(2)) -> residual(layernorm -> dense(32, relu) -> dense(8))"
    behind = "residual(attention(2)) -> layernorm -> residual(dense(32, relu) -> dense(8)) -> layernorm"
    mean = lambda y: y.mean(1)  # noqa: E731
    for name, first, net in (("norm first", True, before), ("norm behind", False, behind)):
        layer = nn.TransformerEncoderLayer(**torch_layer, norm_first=first)
        yield Case(f"TransformerEncoderLayer, {name}", shaken(Calls(("block", mean, "fc"), block=layer, fc=L(8, 2)), 8),
                   f"{net} -> mean -> dense(2)", steps=5, tolerance=3e-6)
        layers = nn.TransformerEncoder(nn.TransformerEncoderLayer(**torch_layer, norm_first=first), 2,
                                       enable_nested_tensor=False)
        for part in layers.layers[1:]:
            for p in part.parameters():
                nn.init.normal_(p, std=0.3)
        yield Case(f"TransformerEncoder of 2, {name}", shaken(Calls(("encoder", mean, "head"), encoder=layers, head=L(8, 2)), 9),
                   f"2 * ({net}) -> mean -> dense(2)", steps=5, tolerance=3e-6)


def others():
    yield Case("W and b as x W, square", TimesMatrix(), "dense(8, tanh) -> dense(2)", "none",
               tensors=lambda s: {"W1": s["W1"], "b1": s["b1"], "W2": s["W2"].t().contiguous(), "b2": s["b2"]})
    yield Case("float64", plain().double(), PLAIN)
    yield Case("float16", plain(), PLAIN, tensors=typed(torch.float16))
    yield Case("bfloat16", plain(), PLAIN, tensors=typed(torch.bfloat16))
    yield Case("a mask beside it", plain(), PLAIN, "none", tensors=lambda s: {**s, "mask": torch.ones(8, 8)})
    yield Case("position ids beside it", plain(), PLAIN, "none", tensors=lambda s: {**s, "ids": torch.arange(8)[None]})
    yield Case("its average beside it", plain(), PLAIN, "none",
               tensors=lambda s: {**prefixed("model.")(s), **prefixed("ema.")({k: v * 2 for k, v in s.items()})})
    yield Case("low-rank adapters beside it", plain(), PLAIN, "none",
               tensors=lambda s: {**s, "0.lora_A.weight": torch.randn(2, 8), "0.lora_B.weight": torch.randn(16, 2)})
    yield Case("weight norm", nn.Sequential(nn.utils.parametrizations.weight_norm(L(8, 8)), nn.Tanh(), L(8, 2)),
               "dense(8, tanh) -> dense(2)", "none")
    yield Case("prelu", nn.Sequential(L(8, 16), nn.PReLU(), L(16, 2)), "dense(16, leaky_relu) -> dense(2)", "none")
    yield Case("two heads", Two(), "dense(8, tanh) -> dense(2)", "none")
    yield Case("a projection in the way around", Shortcut(), "dense(16, relu) -> residual(dense(16)) -> dense(2)", "none")
    yield Case("convolution", nn.Sequential(nn.Unflatten(1, (2, 4)), nn.Conv1d(2, 4, 1), nn.ReLU(), nn.Flatten(), L(16, 2)),
               "dense(4, relu) -> dense(2)", "none")
    yield Case("embedding", nn.Sequential(nn.Embedding(8, 8), nn.Flatten(), L(64, 2)), "dense(8) -> dense(2)", "none")
    yield Case("groupnorm", shaken(nn.Sequential(L(8, 8), nn.GroupNorm(1, 8), nn.ReLU(), L(8, 2)), 7),
               "dense(8) -> layernorm -> relu -> dense(2)")
    yield Case("torchvision resnet18", sources.resnet18(), "dense(64, relu) -> dense(10)", "none")
    yield Case("minGPT", sources.gpt(), "residual(layernorm -> dense(48)) -> dense(16)", "none")
    yield Case("torchvision MLP", torchvision_mlp(), "dense(16, relu) -> dropout -> dense(2) -> dropout")
    yield Case("mixer of another's", sources.mixer(), "dense(48) -> layernorm -> dense(10)", "none")


def torchvision_mlp():
    from torchvision.ops import MLP
    return MLP(8, [16, 2])


def saved(case):
    """What `state_dict()` gives, as safetensors takes it."""
    state = copy.deepcopy(case.module.state_dict())
    state = case.tensors(state) if case.tensors else state
    return {name: tensor.contiguous() for name, tensor in state.items()}
