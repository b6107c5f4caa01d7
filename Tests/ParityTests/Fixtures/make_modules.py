"""Files of ordinary PyTorch modules and what PyTorch makes of an input, for `load`.

    python -m venv figures && figures/bin/pip install torch safetensors
    figures/bin/python make_modules.py

Writes modules/NAME.safetensors and modules/cases.json: for each file the network as one would type it, `names` where
they have to be said, and either `refused` (the case of the message) or an input with PyTorch's output in evaluation
mode. Every number of every tensor is drawn, normalisations and running statistics too, so that two modules that change
places change the output.
"""
import json
from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import save_file

HERE = Path(__file__).parent / "modules"
torch.set_num_threads(1)


def module(forward, **children):
    """A module with these children in this order, and what it does with its input."""

    class Custom(nn.Module):
        def __init__(self):
            super().__init__()
            for name, child in children.items():
                setattr(self, name, child)

        def forward(self, x):
            return forward(self, x)

    return Custom()


def chain(*names, activation=torch.tanh, plain_end=True, **children):
    """Children called in the order of `names`, each followed by the activation; behind the last one nothing."""

    def forward(self, x):
        for name in names:
            x = self.get_submodule(name)(x)
            if name != names[-1] or not plain_end:
                x = activation(x)
        return x

    return module(forward, **children)


def linear(a, b, bias=True):
    return nn.Linear(a, b, bias=bias)


def layers(count, make):
    return nn.ModuleList(make() for _ in range(count))


def prenorm(width, norm="norm"):
    return module(
        lambda s, x: x + s.fc2(F.gelu(s.fc1(s.get_submodule(norm)(x)))),
        **{norm: nn.LayerNorm(width), "fc1": linear(width, width), "fc2": linear(width, width)})


def stem_blocks_head(width=6, final=False, square_stem=False):
    def forward(s, x):
        x = s.stem(x)
        for block in s.blocks:
            x = block(x)
        return s.head(s.norm(x) if final else x)

    children = dict(stem=linear(width if square_stem else 4, width), blocks=layers(3, lambda: prenorm(width)))
    if final:
        children["norm"] = nn.LayerNorm(width)
    return module(forward, **children, head=linear(width, 2))


def sequence(model, out):
    def forward(s, x):
        return s.get_submodule(out)(s.get_submodule(model)(x)[0][:, -1])

    return forward


RESIDUAL = "residual(layernorm -> dense(6, gelu) -> dense(6))"
CASES = {}


def case(name, model, net, width, steps=None, names=None, refused=None, state=None, alike=False):
    torch.manual_seed(len(CASES))
    for key, value in model.state_dict().items():
        if value.is_floating_point() and not alike:
            value.copy_(torch.rand_like(value) + 0.5 if key.endswith("running_var") else torch.randn_like(value) / 2)
    model.eval()
    x = torch.randn(3, *([steps] if steps else []), width)
    entry = {"net": net}
    if names:
        entry["names"] = names
    if refused:
        entry["refused"] = refused
    else:
        with torch.no_grad():
            entry |= {"x": x.tolist(), "output": model(x).tolist()}
    tensors = (state or (lambda s: s))(model.state_dict())
    save_file({k: v.contiguous() for k, v in tensors.items()}, HERE / f"{name}.safetensors")
    CASES[name] = entry


def prefixed(prefix):
    return lambda state: {prefix + key: value for key, value in state.items()}


HERE.mkdir(exist_ok=True)
for old in HERE.glob("*"):
    old.unlink()

# Names that carry an order, and shapes that need none.
case("sequential", nn.Sequential(linear(3, 5), nn.Tanh(), linear(5, 5), nn.Tanh(), linear(5, 1)),
     "2 * dense(5, tanh) -> dense(1)", 3)
case("words-by-shape", chain("entry", "alpha", "beta", beta=linear(4, 2), alpha=linear(5, 4), entry=linear(3, 5)),
     "dense(5, tanh) -> dense(4, tanh) -> dense(2)", 3)
case("eleven-numbered", chain(*[f"fc{i}" for i in range(1, 12)], "out",
                              **{f"fc{i}": linear(3 if i == 1 else 4, 4) for i in range(1, 12)}, out=linear(4, 1)),
     "11 * dense(4, tanh) -> dense(1)", 3)
case("batchnorms", chain("fc1", "bn1", "fc2", "bn2", "out", activation=lambda x: x, fc1=linear(3, 4),
                         bn1=nn.BatchNorm1d(4), fc2=linear(4, 4), bn2=nn.BatchNorm1d(4), out=linear(4, 1)),
     "dense(4) -> batchnorm -> dense(4) -> batchnorm -> dense(1)", 3)
case("list-of-linear", module(
    lambda s, x: s.classifier(nn.Sequential(*s.layers)(x)),
    layers=layers(4, lambda: module(lambda s, x: torch.tanh(s.linear(x)), linear=linear(4, 4))),
    classifier=linear(4, 1)), "4 * dense(4, tanh) -> dense(1)", 4)
case("stem-blocks-head", stem_blocks_head(), f"dense(6) -> 3 * {RESIDUAL} -> dense(2)", 4)


def two_lists(s, x):
    for norm, layer in zip(s.norms, s.layers):
        x = torch.tanh(layer(norm(x)))
    return s.head(x)


case("two-lists", module(two_lists, norms=layers(3, lambda: nn.LayerNorm(4)), layers=layers(3, lambda: linear(4, 4)),
                         head=linear(4, 1)), "3 * (layernorm -> dense(4, tanh)) -> dense(1)", 4)
case("vgg-style", chain(
    "block1_fc1", "block1_fc2", "block2_fc1", "block2_fc2", "out",
    **{f"block{i}_fc{j}": linear(4, 4) for j in (1, 2) for i in (2, 1)}, out=linear(4, 1)),
     "4 * dense(4, tanh) -> dense(1)", 4)
case("nested", module(
    lambda s, x: s.model.net(x), model=module(None, net=nn.Sequential(linear(3, 4), nn.ReLU(), linear(4, 4), nn.ReLU(), linear(4, 2)))),
     "2 * dense(4, relu) -> dense(2)", 3)
case("parallel-compiled", nn.Sequential(linear(3, 4), nn.ReLU(), linear(4, 4), nn.ReLU(), linear(4, 2)),
     "2 * dense(4, relu) -> dense(2)", 3, state=prefixed("module._orig_mod."))
case("compiled-inside", module(lambda s, x: s.head(s.net(x)), net=nn.Sequential(linear(3, 4), nn.ReLU(), linear(4, 4), nn.ReLU()), head=linear(4, 2)),
     "2 * dense(4, relu) -> dense(2)", 3,
     state=lambda state: {k.replace("net.2.", "net._orig_mod.2."): v for k, v in state.items()})
case("sizes-in-names", chain("fc8", "fc4", "fc2", fc8=linear(3, 8), fc4=linear(8, 4), fc2=linear(4, 2)),
     "dense(8, tanh) -> dense(4, tanh) -> dense(2)", 3)
case("counted-down", chain("dec3", "dec2", "dec1", dec1=linear(5, 6), dec2=linear(4, 5), dec3=linear(3, 4)),
     "dense(4, tanh) -> dense(5, tanh) -> dense(6)", 3)
case("prelu", nn.Sequential(linear(3, 4), nn.PReLU(), linear(4, 4), nn.PReLU(), linear(4, 1)),
     "2 * dense(4, prelu) -> dense(1)", 3)
case("prelu-words", chain("fc1", "act1", "fc2", "act2", "out", activation=lambda x: x, out=linear(4, 1), fc2=linear(4, 4),
                          fc1=linear(3, 4), act1=nn.PReLU(), act2=nn.PReLU()), "2 * dense(4, prelu) -> dense(1)", 3)
case("alike-by-value", module(
    lambda s, x: s.head(s.norm(s.block(s.stem(x)))), stem=linear(4, 6), block=prenorm(6), norm=nn.LayerNorm(6), head=linear(6, 2)),
     f"dense(6) -> {RESIDUAL} -> layernorm -> dense(2)", 4, alike=True)

# Recurrent layers.
for kind in ("LSTM", "GRU", "RNN"):
    name = kind.lower()
    case(f"{name}-fc", module(sequence(name, "fc"), **{name: getattr(nn, kind)(2, 4, batch_first=True), "fc": linear(4, 1)}),
         f"{name}(4) -> dense(1)", 2, steps=5)
case("lstm-stacked", module(sequence("lstm", "fc"), lstm=nn.LSTM(4, 4, num_layers=3, batch_first=True), fc=linear(4, 1)),
     "2 * lstm(4, sequence=true) -> lstm(4) -> dense(1)", 4, steps=5)
case("lstm-head-first", module(sequence("rnn", "a_head"), a_head=linear(4, 2), rnn=nn.LSTM(3, 4, batch_first=True)),
     "lstm(4) -> dense(2)", 3, steps=4)

# What the reader says.
SQUARE = "3 * dense(4, tanh) -> dense(1)"


def square():
    return chain("embed", "middle", "last", "out", embed=linear(3, 4), middle=linear(4, 4), last=linear(4, 4), out=linear(4, 1))


case("words-said", square(), SQUARE, 3, names=["embed", "middle", "last", "out"])
case("containers-said", stem_blocks_head(final=True, square_stem=True), f"dense(6) -> 3 * {RESIDUAL} -> layernorm -> dense(2)",
     6, names=["stem", "blocks", "norm", "head"])
case("encoder-decoder-said", module(
    lambda s, x: s.decoder(s.encoder(x)), decoder=nn.Sequential(linear(4, 4), nn.Tanh(), linear(4, 4)),
    encoder=nn.Sequential(linear(4, 4), nn.Tanh(), linear(4, 4), nn.Tanh())), "3 * dense(4, tanh) -> dense(4)", 4,
     names=["encoder", "decoder"])
case("counted-down-said", chain("dec3", "dec2", "dec1", dec1=linear(4, 4), dec2=linear(4, 4), dec3=linear(4, 4)),
     "2 * dense(4, tanh) -> dense(4)", 4, names=["dec3", "dec2", "dec1"])

# What is refused.
case("words", square(), SQUARE, 3, refused="severalWays")
case("final-norm", stem_blocks_head(final=True), f"dense(6) -> 3 * {RESIDUAL} -> layernorm -> dense(2)", 4, refused="severalWays")
case("square-stem", stem_blocks_head(square_stem=True), f"dense(6) -> 3 * {RESIDUAL} -> dense(2)", 6, refused="severalWays")
case("encoder-decoder", module(
    lambda s, x: s.decoder(s.encoder(x)), decoder=nn.Sequential(linear(4, 4), nn.Tanh(), linear(4, 4)),
    encoder=nn.Sequential(linear(4, 4), nn.Tanh(), linear(4, 4), nn.Tanh())), "3 * dense(4, tanh) -> dense(4)", 4,
     refused="severalWays")
case("block-of-two", module(
    lambda s, x: nn.Sequential(*s.blocks)(x), blocks=layers(2, lambda: chain("up", "down", plain_end=False, down=linear(4, 4), up=linear(4, 4)))),
     "4 * dense(4, tanh)", 4, refused="severalWays")
case("sizes-square", chain("conv1x1", "conv3x3", "out", conv1x1=linear(4, 4), conv3x3=linear(4, 4), out=linear(4, 1)),
     "2 * dense(4, tanh) -> dense(1)", 4, refused="severalWays")
case("other-order", nn.Sequential(linear(4, 4), nn.BatchNorm1d(4), linear(4, 2)), "batchnorm -> dense(4) -> dense(2)", 4,
     refused="numbersSpeakAgainst")
case("no-bias", nn.Sequential(linear(3, 4, bias=False), nn.BatchNorm1d(4), nn.ReLU(), linear(4, 2, bias=False)),
     "dense(4) -> batchnorm -> relu -> dense(2)", 3, refused="noBias")
case("convolution", nn.Sequential(nn.Conv1d(3, 4, 2), nn.Flatten(), linear(4, 2)), "dense(4) -> dense(2)", 3,
     refused="doesNotMatch")
case("one-more", square(), "2 * dense(4, tanh) -> dense(1)", 3, refused="doesNotMatch")
case("transposed", square(), "dense(4, tanh) -> dense(5, tanh) -> dense(4, tanh) -> dense(1)", 3, refused="doesNotMatch")
case("weight-norm", nn.Sequential(torch.nn.utils.parametrizations.weight_norm(linear(3, 4)), nn.Tanh(), linear(4, 1)),
     "dense(4, tanh) -> dense(1)", 3, refused="doesNotMatch")
case("embedding", module(lambda s, x: x, embed=nn.Embedding(10, 4), fc=linear(4, 2)), "dense(4) -> dense(2)", 4,
     refused="doesNotMatch")

# Both ways, and attention.
def last_states(s, x):
    states = s.lstm(x)[1][0]
    return s.fc(torch.cat([states[-2], states[-1]], 1))


case("lstm-both-ways", module(last_states, fc=linear(8, 1), lstm=nn.LSTM(
    4, 4, num_layers=2, bidirectional=True, batch_first=True)),
     "lstm(4, bidirectional=true, sequence=true) -> lstm(4, bidirectional=true) -> dense(1)", 4, steps=5)
case("gru-without-biases", module(sequence("gru", "fc"), fc=linear(4, 1, bias=False),
                                  gru=nn.GRU(3, 4, bias=False, batch_first=True)),
     "gru(4, bias=false) -> dense(1, bias=false)", 3, steps=5)
case("without-biases", nn.Sequential(linear(3, 4, bias=False), nn.BatchNorm1d(4), nn.ReLU(), linear(4, 2, bias=False)),
     "dense(4, bias=false) -> batchnorm -> relu -> dense(2, bias=false)", 3)


def encoder_block():
    def forward(s, x):
        y = s.norm1(x)
        x = x + s.self_attn(y, y, y, need_weights=False)[0]
        return x + s.linear2(F.relu(s.linear1(s.norm2(x))))

    # In the order in which nn.TransformerEncoderLayer has them.
    return module(forward, self_attn=nn.MultiheadAttention(6, 2, batch_first=True), linear1=linear(6, 6),
                  linear2=linear(6, 6), norm1=nn.LayerNorm(6), norm2=nn.LayerNorm(6))


def encoder(s, x):
    x = s.embed(x)
    for block in s.layers:
        x = block(x)
    return s.head(x.mean(1))


BLOCK = "residual(layernorm -> attention(heads=2)) -> residual(layernorm -> dense(6, relu) -> dense(6))"
case("encoder-blocks", module(encoder, head=linear(6, 2), embed=linear(4, 6), layers=layers(3, encoder_block)),
     f"dense(6) -> 3 * ({BLOCK}) -> mean -> dense(2)", 4, steps=5)

(HERE / "cases.json").write_text(
    json.dumps({"made_with": f"torch {torch.__version__}", "cases": CASES}, indent=None, separators=(",", ":")) + "\n")
print(len(CASES), "cases")
