"""What a training with PyTorch shows of a model, module by module, for `gradlab doctor`.

    import gradlab_watch
    watcher = gradlab_watch.watch(model, "run.jsonl", optimizer=optimizer, every=10)
    ...                                   # the training as it is
    watcher.close()                       # or: with gradlab_watch.watch(...): ...

`watch` writes a JSON object a line: sizes, spreads, error signals, gradients, steps of every module's every call. It draws no
random number, changes no tensor, and leaves nothing in the model: losses and weights are the same bits with it and without.

    gradlab_watch.save(model, example, "model.safetensors")

writes the weights with the order of their modules, so that `gradlab` need not guess.

The file is all there is of this; it needs PyTorch 1.13 or later and nothing else. docs/watch.md of gradlab has the form.
"""

import atexit
import collections
import ctypes
import dataclasses
import functools
import itertools
import json
import math
import os
import sys
import threading
import time
import warnings
import weakref

import torch
from torch import nn
from torch.nn.modules import module as _module

__version__ = "1.0"
__all__ = ["Watcher", "save", "watch"]

FORMAT = 1
# log2 of the sizes: fp16's largest, 65504, is just below the end, its smallest, 2^-24, in the middle.
BINS = {"from": -47, "width": 2, "count": 32}
# A histogram looks at this many numbers of a tensor at least, evenly taken.
SAMPLE = 1 << 11
# A slope below a twentieth of the largest: |z| beyond these, for sigmoid and tanh.
_FLAT_TANH = math.atanh(math.sqrt(0.95))
_FLAT_SIGMOID = 2 * _FLAT_TANH

# Of the nudge's direction: nobody's weights should be drawn from the same numbers.
_DIRECTION = 0x5E3A_9D41_C07B_26F5

_compiling = getattr(getattr(torch, "compiler", None), "is_compiling", None) or (lambda: False)
_graph_task = getattr(torch._C, "_current_graph_task_id", None) or (lambda: -1)
_functorch = getattr(getattr(torch._C, "_functorch", None), "is_functorch_wrapped_tensor", None)


def watch(model, path, optimizer=None, every=1, scaler=None, nudge=False, histograms=10, batch_dim=None, step=0):
    """Writes what the training of a model shows, from now on, and gives the `Watcher` that does it.

    model: as it is trained: compiled or wrapped for several devices already, where it will be.
    path: the file, written over where it is there; a line is complete when it is written.
    optimizer: whose steps are counted and measured; a list where several share the model, the last of which ends a step.
        Without one every backward pass counts as a step, and how far weights move is not measured.
    every: each how many steps it is measured; the first one always is.
    scaler: a GradScaler, so that losses and signals can be told in true units.
    nudge: whether to call the model twice more in a measured step, to see what a small change of its input becomes. The
        calls see copies of the buffers and leave the random numbers as they were.
    histograms: each how many measured steps they are written; the first one always has them.
    batch_dim: where the samples are in the model's input; found out where it is not said.
    step: the number of the first step, of a training that goes on.
    """
    return Watcher(model, path, optimizer, every, scaler, nudge, histograms, batch_dim, step)


# MARK: Modules


_WRAPPERS = ("_orig_mod.", "_checkpoint_wrapped_module.", "_fsdp_wrapped_module.")


def _chain(model):
    """The model and what it wraps: DataParallel, DistributedDataParallel, torch.compile's; the innermost last."""
    chain = [model]
    while True:
        top = chain[-1]
        children = dict(top.named_children())
        inner = children.get("_orig_mod")
        if inner is None and type(top).__name__ in (
            "DataParallel", "DistributedDataParallel", "FullyShardedDataParallel", "_FSDP"
        ):
            inner = children.get("module") or children.get("_fsdp_wrapped_module")
        if inner is None or inner in chain:
            return chain
        chain.append(inner)


def _clean(name):
    for wrapper in _WRAPPERS:
        name = name.replace(wrapper, "")
    return name.rstrip(".") if name + "." in _WRAPPERS else name


def _is_compiled(module):
    return hasattr(module, "_orig_mod") or getattr(module, "_compiled_call_impl", None) is not None


_NAMED_ROLES = (
    ("normalization", ("norm",)),
    ("attention", ("attention", "attn")),
    ("embedding", ("embedding",)),
    ("convolution", ("conv",)),
    ("linear", ("linear",)),
    ("recurrent", ("lstm", "gru", "rnn")),
    ("dropout", ("dropout", "droppath", "drop_path")),
    ("pooling", ("pool",)),
)
_ACTIVATIONS = frozenset(
    "ELU GELU GLU Hardshrink Hardsigmoid Hardswish Hardtanh LeakyReLU LogSigmoid LogSoftmax Mish PReLU ReLU ReLU6 RReLU SELU "
    "SiLU Sigmoid Softmax Softmax2d Softmin Softplus Softshrink Softsign Tanh Tanhshrink Threshold".split()
)


def _role(module):
    if isinstance(module, nn.RNNBase):
        return "recurrent"
    if isinstance(module, (nn.RNNCellBase,)):
        return "recurrent"
    for base in type(module).__mro__:
        if base.__module__.startswith("torch.nn") and base.__name__ in _ACTIVATIONS:
            return "activation"
    name = type(module).__name__.lower()
    if any(word in name for word in ("relu", "gelu", "swish", "silu", "sigmoid", "tanh", "softmax", "mish")):
        return "activation"
    for role, words in _NAMED_ROLES:
        if any(word in name for word in words):
            return role
    if name == "bilinear":
        return "linear"
    return "other"


def _settings(module):
    """Numbers, flags and words that a module was made with."""
    found = {}
    for key, value in vars(module).items():
        if key.startswith("_") or key == "training" or len(found) == 40:
            continue
        if isinstance(value, (tuple, list)) and 0 < len(value) <= 8:
            if all(type(one) in (int, float, bool) for one in value):
                value = list(value)
            else:
                continue
        elif isinstance(value, str):
            if len(value) > 64:
                continue
        elif type(value) not in (int, float, bool):
            continue
        if not _is_finite(value):
            continue
        found[key] = value
    return found


def _is_finite(value):
    if isinstance(value, list):
        return all(map(_is_finite, value))
    return not isinstance(value, float) or math.isfinite(value)


def _own_parameters(module, inner=()):
    """Those of a module itself, and for attention those of what it computes with without calling it."""
    found = [(name, p) for name, p in module._parameters.items() if p is not None]
    if hasattr(module, "parametrizations"):
        found += list(module.parametrizations.named_parameters(prefix="parametrizations"))
    for child in inner:
        found += list(getattr(module, child).named_parameters(prefix=child))
    return found


def _fan_in(module, shape):
    """How many numbers are summed up for one of the output; None for what is no weight of a sum."""
    if len(shape) < 2 or isinstance(module, (nn.Embedding, nn.EmbeddingBag)):
        return None
    if isinstance(module, (nn.ConvTranspose1d, nn.ConvTranspose2d, nn.ConvTranspose3d)):
        return max(1, shape[0] // module.groups * math.prod(shape[2:]) // math.prod(module.stride))
    if type(module).__name__ == "Conv1D" and len(shape) == 2:  # Hugging Face's, a linear layer laid out the other way
        return shape[0]
    return math.prod(shape[1:])


class _Shape:
    """What a module's class says of its output."""

    def __init__(self, kind, role, module=None):
        # Dimensions that are places, where a convolution or a pooling names them.
        self.places = None
        if role in ("convolution", "pooling"):
            self.places = next((d for d in (1, 2, 3) if kind.endswith("%dd" % d)), None)
        has_channels = role in ("convolution", "pooling") or kind.startswith(
            ("BatchNorm", "InstanceNorm", "GroupNorm", "SyncBatchNorm")
        )
        self.has_channels = has_channels and kind != "Conv1D"
        # Whether what follows has its units where this has.
        self.tells_units = role in ("convolution", "linear", "embedding", "normalization", "recurrent", "attention")
        self.is_flat_below = kind in ("ReLU", "ReLU6", "relu", "relu6")
        if kind in ("Hardtanh", "hardtanh"):
            self.is_flat_below = getattr(module, "min_val", -1) == 0
        if kind == "Threshold":
            self.is_flat_below = module.threshold == 0 and module.value == 0
        self.flat = _FLAT_AT_ENDS.get(kind)
        self.passes_on = isinstance(module, (nn.Identity, nn.modules.dropout._DropoutNd)) and not getattr(module, "inplace", False)
        self.is_torchs_recurrent = isinstance(module, nn.RNNBase)


# By class how many outputs of an activation stand where its slope is below a twentieth of its largest.
_FLAT_AT_ENDS = {
    "Sigmoid": lambda y, module: y * (1 - y) < 0.0125,
    "Tanh": lambda y, module: 1 - y * y < 0.05,
    "Softsign": lambda y, module: (1 - y.abs()) ** 2 < 0.05,
    "Hardsigmoid": lambda y, module: (y <= 0) | (y >= 1),
    "Hardtanh": lambda y, module: (y <= getattr(module, "min_val", -1.0)) | (y >= getattr(module, "max_val", 1.0)),
}
for _name in list(_FLAT_AT_ENDS):
    _FLAT_AT_ENDS[_name.lower()] = _FLAT_AT_ENDS[_name]


class _Entry:
    """A module that is measured."""

    def __init__(self, index, name, module, role, parameters, watched):
        self.index = index
        self.name = name
        self.module = weakref.ref(module)
        self.type = type(module).__name__
        self.role = role
        # (own name, name in the file, tensor, whether its forward is ours to see)
        self.parameters = parameters
        self.is_seen = watched
        self.shape = _Shape(self.type, role, module)
        self.choose()

    def choose(self):
        """The weights that gradient and step are of; none while a lazy module does not know its shapes."""
        self.is_lazy = any(_is_lazy(p) for _, p in self.parameters)
        all = [] if self.is_lazy else [p for _, p in self.parameters]
        self.trained = [p for p in all if p.dim() > 1] or all[:1]


# MARK: Tensors


def _first(value, depth=0, floating=True):
    """The first tensor in what a module takes or gives."""
    if isinstance(value, torch.Tensor):
        return value if not floating or value.is_floating_point() or value.is_complex() else None
    if depth > 4 or value is None or isinstance(value, (str, bytes, int, float)):
        return None
    if isinstance(value, nn.utils.rnn.PackedSequence):
        return value.data
    if isinstance(value, dict):
        inside = value.values()
    elif isinstance(value, (tuple, list)):
        inside = value
    elif dataclasses.is_dataclass(value):
        inside = (getattr(value, field.name, None) for field in dataclasses.fields(value))
    else:
        return None
    for one in itertools.islice(inside, 64):
        found = _first(one, depth + 1, floating)
        if found is not None:
            return found
    return None


def _readable(x):
    """Whether a tensor has numbers that can be looked at now."""
    # A part of a tensor that is spread over processes: to look at the whole all of them would have to.
    if hasattr(x, "_local_tensor"):
        return False
    if x.layout is not torch.strided or x.numel() == 0 or (_functorch is not None and _functorch(x)):
        return False
    if x.device.type == "cpu":
        return not x.is_quantized
    return not (x.is_meta or x.is_quantized or (x.is_cuda and torch.cuda.is_current_stream_capturing()))


def _plain(x):
    """Detached, contiguous, real, in float32 or float64, where doubles can be summed up."""
    x = x.detach()
    if x.dtype is torch.float32 and x.device.type == "cpu" and x.is_contiguous():
        return x
    if x.is_complex():
        x = torch.view_as_real(x.resolve_conj())
    if x.device.type not in ("cpu", "cuda", "xpu"):
        x = x.cpu()
    if x.dtype not in (torch.float32, torch.float64):
        x = x.float()
    return x.contiguous()


def _exponents(flat):
    """Of some of a tensor's numbers, evenly taken, sign and half the exponent as float32 has it: how they are distributed."""
    count = flat.numel()
    if count > SAMPLE:
        # Prime to the length, and so to each of its dimensions: no row or column is left out.
        step = count // SAMPLE + 1
        while math.gcd(step, count) > 1:
            step += 1
        flat = flat[::step]
    if flat.dtype is torch.float64:
        # Exponents that float32 does not have are its first or last ones.
        exponents = torch.frexp(flat)[1].add_(126).clamp_(2, 253).masked_fill_(flat == 0, 0)
        return exponents.masked_fill_(~torch.isfinite(flat), 255) >> 1
    return flat.view(torch.int32) >> 24


class _Figures:
    """The figures of a step: those that are computed elsewhere come here together, at its end."""

    def __init__(self, wants_histograms=True):
        self.wants_histograms = wants_histograms
        self.pending = []
        self.samples = []

    def set(self, owner, field, tensor):
        """Gives a field the number that a tensor holds, now or when all arrive."""
        if tensor.device.type == "cpu":
            setattr(owner, field, tensor.item())
        else:
            self.pending.append((owner, field, tensor.reshape(1)))

    def arrive(self):
        by_device = collections.defaultdict(list)
        for one in self.pending:
            by_device[one[2].device].append(one)
        self.pending = []
        for here in by_device.values():
            values = torch.cat([tensor.double() for _, _, tensor in here]).tolist()
            for (owner, field, _), value in zip(here, values):
                setattr(owner, field, value)
        by_device = collections.defaultdict(list)
        for one in self.samples:
            by_device[one[1].device].append(one)
        self.samples = []
        for here in by_device.values():
            self._count(here)

    def _count(self, samples):
        """All histograms of a device in one go."""
        lengths = torch.tensor([sample.numel() for _, sample in samples])
        rows = torch.arange(0, len(samples) << 7, 128, dtype=torch.int32).repeat_interleave(lengths)
        places = torch.cat([sample for _, sample in samples]).bitwise_and_(0x7F)
        places.add_(rows.to(places.device))
        counts = torch.bincount(places, minlength=len(samples) << 7).tolist()
        first = (127 + BINS["from"]) >> 1
        end = first + BINS["count"]
        for row, (sizes, _) in enumerate(samples):
            # The first place is that of zero, the last one of what is not finite.
            row = counts[row << 7 : (row + 1) << 7]
            found = row[first:end]
            found[0] += sum(row[1:first])
            found[-1] += sum(row[end:127])
            sizes.zeros += row[0]
            sizes.add_histogram(found)


class _Sizes:
    """Of one tensor, or of several together: sum of squares, how many numbers, how many not finite, how they are distributed."""

    __slots__ = ("count", "squares", "bad", "zeros", "histogram", "nonzeros")

    def __init__(self):
        self.count = 0
        self.squares = 0.0
        self.bad = 0
        # Of those that the histogram looks at.
        self.zeros = 0
        self.histogram = None
        # Of all, where it was asked for.
        self.nonzeros = None

    def add_histogram(self, counts):
        self.histogram = counts if self.histogram is None else [a + b for a, b in zip(self.histogram, counts)]

    @property
    def size(self):
        return _root(self.squares, self.count)

    @staticmethod
    def together(parts):
        if len(parts) == 1:
            return parts[0]
        all = _Sizes()
        for part in parts:
            all.count += part.count
            all.squares += part.squares
            all.bad += part.bad
            all.zeros += part.zeros
            if part.nonzeros is not None:
                all.nonzeros = (all.nonzeros or 0) + part.nonzeros
            if part.histogram is not None:
                all.add_histogram(part.histogram)
        return all


def _measured(x, figures, samples=True, counts=False):
    """The sizes of a plain tensor.

    samples: whether the histogram is wanted. counts: whether it is how many are exactly 0.
    """
    flat = x.view(-1)
    sizes = _sized(flat, _squares(flat), figures)
    if samples and figures.wants_histograms:
        figures.samples.append((sizes, _exponents(flat)))
    if counts:
        # Summed as floats, which processors are quick at.
        figures.set(sizes, "nonzeros", torch.ne(flat, 0, out=torch.empty_like(flat)).sum())
    return sizes


def _sized(flat, squares, figures):
    sizes = _Sizes()
    sizes.count = flat.numel()
    if isinstance(squares, float):
        sizes.squares = squares
        # A finite sum has finite parts.
        if not math.isfinite(squares):
            sizes.bad = sizes.count - int(torch.isfinite(flat).sum())
    else:
        figures.set(sizes, "squares", squares)
        figures.set(sizes, "bad", sizes.count - torch.isfinite(flat).sum())
    return sizes


# So many float32 are summed up in a row; of equal numbers, as Adam's first steps are, the roundings add up.
_ROW = 1 << 8


def _squares(flat):
    """The sum of squares: on the processor a number, elsewhere a tensor in double precision."""
    if flat.device.type != "cpu":
        return torch.linalg.vector_norm(flat, dtype=torch.float64) ** 2
    if flat.dtype is torch.float32:
        count = flat.numel()
        if count <= _ROW * _ROW:
            # PyTorch's sums are pairwise ones.
            squares = flat.square().sum().item()
        else:
            whole = count - count % _ROW
            norms = torch.linalg.vector_norm(flat[:whole].view(-1, _ROW), dim=1).double()
            squares = torch.dot(norms, norms).item()
            if whole < count:
                squares += torch.linalg.vector_norm(flat[whole:]).item() ** 2
        # Far from where squares are too large or too small for a float32.
        if 1e-28 < squares < 1e36:
            return squares
    doubles = flat.double()
    return torch.dot(doubles, doubles).item()


def _deviations(flat, table, where, count):
    """Σ x² and Σ (x − mean over the samples)²."""
    squares = _squares(flat)
    mean = table.mean(where, keepdim=True)
    if isinstance(squares, float):
        deviations = squares - count * _squares(mean.view(-1))
        # Where little is left of the difference it has lost its digits, and then the mean's own.
        if deviations > 0.1 * squares or not math.isfinite(squares):
            return squares, deviations
        if deviations > 1e-4 * squares:
            return squares, _squares((table - mean).view(-1))
    return squares, _squares((table - table.mean(where, keepdim=True, dtype=torch.float64)).view(-1))


def _root(squares, count):
    return math.sqrt(squares / count) if count and math.isfinite(squares) else None


def _number(value):
    """As it is written: seven digits; None for what is not finite."""
    if value is None or not math.isfinite(value):
        return None
    return float("%.7g" % value)


# MARK: Passes


class _Call:
    """One call of a module within a pass."""

    __slots__ = (
        "entry", "name", "type", "role", "number", "input", "output", "input_size", "sizes", "deviations", "dead", "units",
        "flat", "gates", "signals", "held", "nudge", "has_hook", "count", "state", "is_common", "where",
    )

    def __init__(self, entry, name, kind, role, number):
        self.entry = entry
        self.name = name
        self.type = kind
        self.role = role
        self.number = number
        self.input = self.output = self.input_size = self.sizes = self.deviations = self.dead = self.units = None
        self.flat = self.gates = self.signals = self.held = self.nudge = self.has_hook = self.count = self.state = None
        # Which of its dimensions is the samples', and whether it has none.
        self.where = None
        self.is_common = False


class _Gate:
    """Of one layer in one direction: how many slopes are flat, of how many."""

    def __init__(self, flat, count, figures):
        self.count = count
        figures.set(self, "flat", flat)

    @property
    def share(self):
        return self.flat / max(1, self.count)


class _Pass:
    """One forward pass, and what came back through it."""

    def __init__(self, samples, shape):
        self.samples = samples
        # Of the model's input.
        self.shape = shape
        self.calls = []
        self.counts = collections.Counter()
        self.is_current = True
        self.came_back = 0
        # id of a tensor that a module gave → (it, its version then, its sizes)
        self.known = {}
        # (dimensions, where the units are) of the last module that says so
        self.units = None
        self.is_implicit = False
        # Whether gradients of recurrent modules wait for the end of the backward pass.
        self.holds = False

    def call(self, entry, name, kind, role):
        self.counts[name] += 1
        call = _Call(entry, name, kind, role, self.counts[name])
        self.calls.append(call)
        return call


class Unmeasurable(Exception):
    """What can't be measured, with the reason."""


# MARK: Recurrent modules


def _gates(module, args, kwargs, output):
    """By gate, how many of its slopes are below a twentieth of the largest: {gate: [(flat, all) by layer and direction]}.

    The gates are computed again from what came in and what came out, since the kernels keep them to themselves.
    """
    if module.num_layers > 1 and module.dropout > 0 and module.training:
        raise Unmeasurable("which numbers dropout left out between its layers is not to be seen")
    x = args[0] if args else kwargs["input"]
    state = args[1] if len(args) > 1 else kwargs.get("hx")
    result = output[0]
    lengths = None
    if isinstance(x, nn.utils.rnn.PackedSequence):
        x, lengths = nn.utils.rnn.pad_packed_sequence(x)
        result, _ = nn.utils.rnn.pad_packed_sequence(result)
    elif x.dim() == 2:
        x, result = x.unsqueeze(1), result.unsqueeze(1)
        if state is not None:
            state = tuple(s.unsqueeze(1) for s in state) if isinstance(state, tuple) else state.unsqueeze(1)
    elif module.batch_first:
        x, result = x.transpose(0, 1), result.transpose(0, 1)
    hidden = state[0] if isinstance(state, tuple) else state
    steps, samples = x.shape[:2]
    lengths = torch.full((samples,), steps) if lengths is None else lengths
    is_there = (torch.arange(steps).unsqueeze(1) < lengths.unsqueeze(0)).to(x.device)
    directions = 2 if module.bidirectional else 1
    width = module.proj_size or module.hidden_size
    found = collections.defaultdict(list)
    x = x.float()
    for layer in range(module.num_layers):
        outputs = []
        for direction in range(directions):
            end = "_l%d%s" % (layer, "_reverse" if direction else "")
            own = {
                name: p.detach().float()
                for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh", "weight_hr")
                for p in [getattr(module, name + end, None)]
                if p is not None
            }
            first = x.new_zeros(samples, width) if hidden is None else hidden[layer * directions + direction].float()
            if layer == module.num_layers - 1:
                out = result[..., direction * width : (direction + 1) * width].float()
            else:
                out = _run_layer(module, own, x, first, state, layer * directions + direction, lengths, direction)
            outputs.append(out)
            before = _states_before(out, first, lengths, direction)
            for gate, flat in _flat_slopes(module.mode, own, x, before):
                flat = flat & is_there.unsqueeze(-1)
                found[gate].append((flat.sum(), int(lengths.sum()) * flat.shape[-1]))
        x = torch.cat(outputs, -1)
    return found


def _states_before(out, first, lengths, direction):
    """[steps, samples, units]: the state that each step began with."""
    if not direction:
        return torch.cat([first.unsqueeze(0), out[:-1]])
    before = torch.cat([out[1:], torch.zeros_like(out[:1])])
    # Going back a sequence begins at its own last step.
    before[lengths.to(out.device) - 1, torch.arange(out.shape[1], device=out.device)] = first.to(out.dtype)
    return before


def _flat_slopes(mode, own, x, before):
    """(gate, whether the slope is flat: [steps, samples, units])."""
    take = x @ own["weight_ih"].T
    keep = before @ own["weight_hh"].T
    if "bias_ih" in own:
        take = take + own["bias_ih"]
        keep = keep + own["bias_hh"]
    if mode == "LSTM":
        names, curves = ("input", "forget", "cell", "output"), (_FLAT_SIGMOID, _FLAT_SIGMOID, _FLAT_TANH, _FLAT_SIGMOID)
        return [(n, z.abs() > c) for n, c, z in zip(names, curves, (take + keep).chunk(4, -1))]
    if mode == "GRU":
        (r, z, n), (hr, hz, hn) = take.chunk(3, -1), keep.chunk(3, -1)
        reset = r + hr
        new = n + torch.sigmoid(reset) * hn
        return [
            ("reset", reset.abs() > _FLAT_SIGMOID), ("update", (z + hz).abs() > _FLAT_SIGMOID), ("new", new.abs() > _FLAT_TANH)
        ]
    if mode == "RNN_TANH":
        return [("state", (take + keep).abs() > _FLAT_TANH)]
    raise Unmeasurable("its activation is not flat at its ends")


def _run_layer(module, own, x, first, state, place, lengths, direction):
    """[steps, samples, units]: what one layer gives in one direction, by PyTorch's own kernels."""
    if direction:
        x = _reversed(x, lengths)
    start = first.unsqueeze(0).contiguous()
    if module.mode == "LSTM":
        cell = x.new_zeros(1, x.shape[1], module.hidden_size) if state is None else state[1][place].float().unsqueeze(0)
        start = (start, cell.contiguous())
    kernel = {"LSTM": torch.lstm, "GRU": torch.gru, "RNN_TANH": torch.rnn_tanh, "RNN_RELU": torch.rnn_relu}[module.mode]
    out = kernel(x.contiguous(), start, list(own.values()), module.bias, 1, 0.0, False, False, False)[0]
    return _reversed(out, lengths) if direction else out


def _reversed(x, lengths):
    """Each sequence from its own end, padding where it was."""
    steps = torch.arange(x.shape[0]).unsqueeze(1)
    places = torch.where(steps < lengths, lengths - 1 - steps, steps).to(x.device)
    return x.gather(0, places.unsqueeze(-1).expand_as(x))


# MARK: Functions


def _activation_functions():
    """{function: the class that it is called}: activations that a forward calls without a module."""
    names = (
        "relu relu_ relu6 gelu silu mish elu selu celu leaky_relu softplus sigmoid tanh hardtanh hardsigmoid hardswish softsign "
        "logsigmoid"
    ).split()
    found = {}
    for name in names:
        for place in (nn.functional, torch, torch.Tensor):
            function = getattr(place, name, None)
            if function is not None:
                found[function] = name.rstrip("_")
        for place in (torch, torch.Tensor):
            function = getattr(place, name.rstrip("_") + "_", None)
            if function is not None:
                found[function] = name.rstrip("_")
    return found


_FUNCTIONS = _activation_functions()

try:
    from torch.overrides import TorchFunctionMode as _TorchFunctionMode
except ImportError:
    _TorchFunctionMode = None

if _TorchFunctionMode is not None:

    class _Functions(_TorchFunctionMode):
        """Sees the activations that are called as functions; calls all as they would be."""

        def __init__(self, watcher):
            super().__init__()
            self.watcher = watcher

        def __torch_function__(self, function, types, args=(), kwargs=None):
            kwargs = kwargs or {}
            if function not in _FUNCTIONS or _compiling():
                return function(*args, **kwargs)
            input_shape = self.watcher._before_function(args)
            result = function(*args, **kwargs)
            self.watcher._after_function(_FUNCTIONS[function], input_shape, result)
            return result


# MARK: Backward


_open_watchers = []
# Whether this thread is in a backward pass.
_thread = threading.local()
_backward_before = None


def _install_backward(watcher):
    """Has each backward pass told to the watchers that are open: the only place where the loss is to be seen."""
    global _backward_before
    if not _open_watchers:
        _backward_before = torch.autograd.backward
        original = _backward_before

        @functools.wraps(original)
        def backward(tensors, grad_tensors=None, *args, **kwargs):
            if _compiling() or not _open_watchers:
                return original(tensors, grad_tensors, *args, **kwargs)
            # Reentrant checkpointing calls it within itself.
            if _graph_task() != -1 or getattr(_thread, "is_within", False):
                return original(tensors, grad_tensors, *args, **kwargs)
            begun = [(one, one._before_backward()) for one in _open_watchers]
            finished = False
            _thread.is_within = True
            try:
                result = original(tensors, grad_tensors, *args, **kwargs)
                finished = True
            finally:
                _thread.is_within = False
                for one, stamps in begun:
                    one._after_backward(stamps, tensors if grad_tensors is None else None, finished)
            return result

        backward._is_gradlab = True
        torch.autograd.backward = backward
    _open_watchers.append(watcher)


def _remove_backward(watcher):
    if watcher in _open_watchers:
        _open_watchers.remove(watcher)
        # Whoever wrapped it after us keeps what he has; ours then passes all on.
        if not _open_watchers and getattr(torch.autograd.backward, "_is_gradlab", False):
            torch.autograd.backward = _backward_before


def _has_autocast():
    if torch.is_autocast_enabled():
        return True
    try:
        return torch.is_autocast_enabled("cpu")
    except TypeError:  # before PyTorch 2.4
        return torch.is_autocast_cpu_enabled()


def _root_mean_square(x):
    return math.sqrt(float(_squares(_plain(x).view(-1))) / x.numel())


def _doubled(value):
    """The same with every number with a fraction in double precision."""
    if isinstance(value, torch.Tensor):
        return value.detach().double() if value.is_floating_point() else value
    if isinstance(value, dict):
        return {key: _doubled(one) for key, one in value.items()}
    if type(value) in (tuple, list):
        return type(value)(map(_doubled, value))
    return value


def _replaced(value, old, new):
    """The same with another tensor in one's place."""
    if value is old:
        return new
    if isinstance(value, dict):
        return {key: _replaced(one, old, new) for key, one in value.items()}
    if type(value) in (tuple, list):
        return type(value)(_replaced(one, old, new) for one in value)
    return value


try:
    from torch.func import functional_call as _call_with
except ImportError:
    from torch.nn.utils.stateless import functional_call as _call_with


def _functional_call(module, buffers, args, kwargs):
    return _call_with(module, buffers, args, kwargs)


# MARK: The watcher


class Watcher:
    """Writes what a training shows; ends with `close`, at the end of a `with`, or with the program."""

    def __init__(
        self, model, path, optimizer=None, every=1, scaler=None, nudge=False, histograms=10, batch_dim=None, step=0
    ):
        if not isinstance(model, nn.Module):
            raise TypeError("model is no torch.nn.Module but %s" % type(model).__name__)
        for name, value in (("every", every), ("histograms", histograms)):
            if not isinstance(value, int) or value < 1:
                raise ValueError("%s is a whole number from 1 on, not %r" % (name, value))
        self.every = every
        self.histograms = histograms
        self.optimizers = list(optimizer) if isinstance(optimizer, (list, tuple)) else [optimizer] if optimizer else []
        for one in self.optimizers:
            if not hasattr(one, "step") or not hasattr(one, "param_groups"):
                raise TypeError("optimizer is none but %s" % type(one).__name__)
        self.scaler = scaler
        self.nudges = bool(nudge)
        self.batch_dim = batch_dim
        self.step = self._first_step = step
        self._process = os.getpid()
        self._file = None
        self.is_open = False
        if _is_other_rank():
            return
        self._chain = _chain(model)
        self.root = self._chain[-1]
        self._chain_ids = {id(m) for m in self._chain}
        self._find_modules()
        # Written over: a training that is begun again is another run.
        self._file = open(path, "wb", buffering=0)
        self._length = 0
        self.path = path
        # (field, module) that are no longer measured, and the fields that were warned of
        self._off = set()
        self._warned = set()
        self._said = set()
        self._is_inside = False
        self._news = []
        self._lists = {}
        self._current_list = None
        self._pass = self._best = None
        self._in_root = None
        self._counts = False
        self._stack = []
        self._mode = None
        # The thread that trains: that of the last pass or step; until then the one that began to watch. In no other one
        # gradients are looked at, since they may be replaced meanwhile.
        self._trainer = threading.get_ident()
        # How many backward passes there are at the moment, in all threads.
        self._backwards = 0
        self._probed = None
        self._is_double_refused = False
        self._saw_evaluation = False
        self._loss = None
        self._losses = []
        self._passes_losses = 0
        self._figures = _Figures()
        self._lines = 0
        self._function_shapes = {}
        self._spent = self._spent_in_all = 0.0
        self._began = self._line_at = time.perf_counter()
        self._since = 0
        self._weights = {}
        self._gradients = {}
        self._hooks = []
        self._tensor_hooks = []
        self._step_hooks = []
        self.is_open = True
        self._write_run(model)
        if not self.is_open:
            raise OSError("%s can't be written" % path)
        for one in self.optimizers:
            self._hook_optimizer(one)
        _install_backward(self)
        atexit.register(self.close)
        self._arm()
        self._spent_in_all += time.perf_counter() - self._began
        self._line_at = time.perf_counter()

    # What is looked at

    def _find_modules(self):
        self._entries = []
        # id of a module → (its name, its entry, whether PyTorch's own leaf)
        self._known = {}
        self.containers = {}
        self._tensor_names = {}
        # id of a weight → it
        self._wanted = {}
        self._time_first = set()
        hidden = set()
        unseen = set()
        self.has_compiled = any(_is_compiled(m) for m in self._chain)
        for module in self.root.modules():
            if isinstance(module, nn.MultiheadAttention):
                hidden.update(id(m) for m in module.modules() if m is not module)
            if isinstance(module, (nn.TransformerEncoderLayer, nn.TransformerDecoderLayer)):
                if not getattr(module.self_attn, "batch_first", False):
                    self._time_first.update(id(m) for m in module.modules())
            if _is_compiled(module):
                self.has_compiled = True
                # What torch.compile puts around a module is called as ever; what is in it is not.
                unseen.update(id(m) for m in module.modules() if m is not module or not hasattr(m, "_orig_mod"))
        if any(_is_compiled(m) for m in self._chain):
            unseen.update(id(m) for m in self.root.modules())
        self._unseen = unseen
        for name, module in self.root.named_modules():
            name = _clean(name)
            if id(module) in hidden:
                continue
            if hasattr(module, "_orig_mod"):
                self._add_compiled(name, module)
                continue
            if hasattr(module, "parametrizations"):
                hidden.update(id(m) for m in module.parametrizations.modules())
            inner = ("out_proj",) if isinstance(module, nn.MultiheadAttention) else ()
            own = _own_parameters(module, inner)
            children = [m for n, m in module.named_children() if n != "parametrizations" and not inner]
            if children and not own:
                self.containers[name] = type(module).__name__
                self._known[id(module)] = (name, None, False)
                continue
            is_torchs = type(module).__module__.startswith("torch.nn") and not children
            entry = _Entry(len(self._entries), name, module, _role(module), own, id(module) not in unseen)
            self._entries.append(entry)
            if children:
                self.containers[name] = type(module).__name__
            self._known[id(module)] = (name, entry, is_torchs)
            self._wanted.update((id(p), p) for p in entry.trained)
            for own_name, p in own:
                self._tensor_names.setdefault(id(p), (name + "." if name else "") + own_name)
        for module in self._chain:
            if hasattr(module, "_orig_mod"):
                self._add_compiled("", module)
        # A few parameters from all over the model tell whether a backward pass came to it.
        parameters = [p for entry in self._entries for _, p in entry.parameters if p.requires_grad]
        self._tellers = parameters[:: len(parameters) // 8 + 1]
        # The dictionary of hooks is one thing that the replicas of DataParallel share with the module.
        self._replicas = {id(m._forward_hooks): id(m) for m in self.root.modules()}

    def _add_compiled(self, name, module):
        """What torch.compile has made is a module of which the output is seen."""
        entry = _Entry(len(self._entries), name, module, "other", [], id(module) not in self._unseen)
        entry.type = type(module._orig_mod).__name__
        self._entries.append(entry)
        self._known[id(module)] = (name, entry, True)

    def _write_run(self, model):
        optimizer = None
        if self.optimizers:
            optimizer = {
                "class": " + ".join(type(one).__name__ for one in self.optimizers),
                "groups": [_group(group) for one in self.optimizers for group in one.param_groups],
            }
        self._run("statistics", "", self._describe_parameters)
        self._write(
            {
                "format": FORMAT,
                "kind": "run",
                "by": "gradlab_watch " + __version__,
                "torch": torch.__version__,
                "model": type(self.root).__name__,
                "parameters": sum(
                    p.numel() for p in self.root.parameters() if p.requires_grad and not _is_lazy(p)
                ),
                "every": self.every,
                "optimizer": optimizer,
                "bins": BINS,
            }
        )

    def _describe_parameters(self):
        self._described = {}
        for entry in self._entries:
            for _, p in entry.parameters:
                if id(p) in self._described or _is_lazy(p) or not _readable(p):
                    continue
                x = _plain(p).double()
                mean = x.mean()
                deviation = ((x - mean) ** 2).mean().sqrt()
                self._described[id(p)] = (_number(mean.item()), _number(deviation.item()))

    # Hooks

    def _arm(self):
        """Has modules tell of their calls, if the step that begins is one to measure."""
        self._is_due = (self.step - self._first_step) % self.every == 0
        if self._is_due and not self._hooks:
            self._run("outputs", "", self._install_hooks)
        elif not self._is_due:
            self._disarm()

    def _install_hooks(self):
        if not self.has_compiled:
            # Of all modules there are: none of ours is touched, so that it can be copied and pickled meanwhile.
            before = _module.register_module_forward_pre_hook
            after = _module.register_module_forward_hook
            self._hooks.append(before(self._before_call))
            self._hooks.append(_register_after(after, self))
            return
        # torch.compile would see those, and those of the modules within: only what it is not about has hooks.
        for module in itertools.chain(self._chain[:-1], self.root.modules()):
            if id(module) in self._unseen:
                continue
            self._hooks.append(module.register_forward_pre_hook(self._before_call))
            self._hooks.append(_register_after(module.register_forward_hook, self))

    def _disarm(self):
        for hook in self._hooks:
            hook.remove()
        self._hooks = []

    def _hook_optimizer(self, optimizer):
        is_last = optimizer is self.optimizers[-1]

        def before(optimizer, args, kwargs):
            if self._is_due:
                self._run("gradient", "", self._before_step, optimizer, args, kwargs)

        def after(optimizer, args, kwargs):
            if self._is_due:
                self._run("step_size", "", self._after_step, optimizer)
            if is_last:
                self._finish_step()

        if hasattr(optimizer, "register_step_pre_hook"):
            self._step_hooks.append(optimizer.register_step_pre_hook(before))
            self._step_hooks.append(optimizer.register_step_post_hook(after))
            return
        original = optimizer.step

        @functools.wraps(original)
        def step(*args, **kwargs):
            if not self.is_open:
                return original(*args, **kwargs)
            before(optimizer, args, kwargs)
            result = original(*args, **kwargs)
            after(optimizer, args, kwargs)
            return result

        optimizer.step = step
        self._step_hooks.append(_Restore(optimizer, step))

    # Never the training's concern

    def _run(self, what, name, function, *args, functions_too=False):
        """Calls what measures: what goes wrong there ends this measurement, of the module of that name, and nothing else."""
        if not self.is_open or (what, name) in self._off:
            return None
        is_outermost, self._is_inside = not self._is_inside, True
        start = time.perf_counter()
        try:
            if functions_too:
                return function(*args)
            # What measures sees detached tensors: nothing of it is recorded for a backward pass.
            with torch._C.DisableTorchFunction():
                return function(*args)
        except Exception as error:
            self._fail(what, name, error)
            return None
        finally:
            if is_outermost:
                self._is_inside = False
                self._spent += time.perf_counter() - start

    def _fail(self, what, name, error):
        if isinstance(error, Unmeasurable):
            return self._cannot(name, what, str(error))
        reason = "%s: %s" % (type(error).__name__, " ".join(str(error).split())[:200])
        self._off.add((what, name))
        self._cannot(name, what, reason)
        if what not in self._warned:
            self._warned.add(what)
            _warn("gradlab_watch no longer measures %s%s: %s" % (what, " of " + name if name else "", reason))

    def _cannot(self, name, what, why):
        self._news.append({"name": name, "what": what, "why": why})

    # Forward

    def _before_call(self, module, args):
        if _compiling() or not self.is_open:
            return
        if self._probed is not None:
            self._stack.append(self._known.get(id(module)))
            return
        if self._known.get(id(module)) is None and id(module) not in self._chain_ids:
            if not getattr(module, "_is_replica", False):
                return
        if ("outputs", "") not in self._off:
            try:
                self._enter(module, args, torch.is_grad_enabled())
            except Exception as error:
                self._fail("outputs", "", error)

    def _after_call(self, module, args, *rest):
        if _compiling() or not self.is_open:
            return
        kwargs, output = rest if len(rest) == 2 else ({}, rest[0])
        key = id(module)
        if self._probed is not None:
            return self._probe(key, output)
        if self._known.get(key) is None and key not in self._chain_ids:
            if not getattr(module, "_is_replica", False):
                return
            key = self._replicas.get(id(module._forward_hooks))
            if key is None:
                return
        if ("outputs", "") in self._off:
            return
        try:
            if self._leave(module, key, args, kwargs, output):
                self._run("nudge", "", self._measure_nudge, self.root, args, kwargs, functions_too=True)
        except Exception as error:
            self._fail("outputs", "", error)

    def _enter(self, module, args, has_gradients):
        if self._is_back() or torch.jit.is_tracing():
            return
        if id(module) in self._chain_ids and (self._in_root is None or self._in_root == id(module)):
            self._in_root = id(module)
            self._stack = []
            self._counts = self.root.training and has_gradients
            self._saw_evaluation = self._saw_evaluation or (has_gradients and not self.root.training)
            if self._counts:
                self._begin_pass(args)
                self._enter_mode()
        elif self._in_root is None:
            self._counts = self.root.training and has_gradients
            if self._counts and (self._pass is None or self._pass.came_back or not self._pass.is_implicit):
                self._begin_pass(args, is_implicit=True)
        known = self._known.get(id(module))
        if known is not None:
            self._stack.append(known)

    def _begin_pass(self, args, is_implicit=False):
        if self._pass is not None and self._pass.came_back:
            self._best = self._pass
        self._trainer = threading.get_ident()
        self._pass = _Pass(*self._samples(args))
        self._pass.is_implicit = is_implicit

    def _samples(self, args):
        x = _first(args, floating=False)
        if x is None or x.dim() == 0:
            return None, None
        dim = self.batch_dim or 0
        return x.shape[dim] if x.dim() > dim else x.shape[0], tuple(x.shape)

    def _enter_mode(self):
        if _TorchFunctionMode is None or not _register_after.is_sure or self.has_compiled:
            return
        self._leave_mode()
        self._mode = _Functions(self)
        self._mode.__enter__()

    def _leave_mode(self):
        if self._mode is not None:
            mode, self._mode = self._mode, None
            mode.__exit__(None, None, None)

    def _leave(self, module, key, args, kwargs, output):
        if torch.jit.is_tracing():
            return
        if self._is_back():
            return self._recomputed(key, output)
        known = self._known.get(key)
        if known is not None and self._stack:
            while self._stack and self._stack.pop() is not known:
                pass
        if self._counts and self._pass is not None:
            if self._pass.samples is None:
                self._pass.samples, self._pass.shape = self._samples((args, kwargs))
            if known is not None and known[1] is not None and known[1].is_seen and output is not None:
                if not getattr(module, "_is_replica", False) or self._is_first_replica(output):
                    self._run("outputs", known[0], self._called, known[1], module, args, kwargs, output)
        if self._in_root == key and key == id(module):
            self._in_root = None
            self._leave_mode()
            return self._counts and self.nudges and output is not None

    def _is_first_replica(self, output):
        x = _first(output)
        first = next(self.root.parameters(), None)
        if x is None or first is None or x.device != first.device:
            return False
        if "replicas" not in self._said:
            self._said.add("replicas")
            self._cannot("", "outputs", "of the replicas of DataParallel only the first one's are measured")
        return True

    def _called(self, entry, module, args, kwargs, output):
        call = self._pass.call(entry, entry.name, entry.type, entry.role)
        x = args[0] if args and isinstance(args[0], torch.Tensor) else _first((args, kwargs), floating=False)
        y = output if type(output) is torch.Tensor and output.dtype is torch.float32 else _first(output)
        if y is None:
            self._cannot(entry.name, "size", "it gives no tensor of numbers")
            return
        self._measure(call, entry.shape, module, x, y)
        if not entry.shape.is_torchs_recurrent:
            return self._await_signal(call, y, None, None)
        self._run("gates", entry.name, self._measure_gates, call, module, args, kwargs, output)
        self._await_signal(call, y, output, module)

    def _before_function(self, args):
        x = args[0] if args and isinstance(args[0], torch.Tensor) else None
        return None if x is None else (x, self._known_of(x))

    def _after_function(self, kind, given, result):
        """An activation that was called as a function within the module whose call is the innermost."""
        if not self._counts or self._pass is None or self._is_back() or not isinstance(result, torch.Tensor):
            return
        if not self._stack or self._stack[-1] is None or self._stack[-1][2]:
            return
        parent = self._stack[-1][0]
        name = parent + "." + kind if parent else kind
        if self._probed is not None:
            return self._probe_output(name, result)
        self._run("functions", "", self._measure_function, kind, given, result, name)

    def _measure_function(self, kind, given, result, name):
        call = self._pass.call(None, name, kind, "activation")
        shape = self._function_shapes.get(kind)
        if shape is None:
            shape = self._function_shapes[kind] = _Shape(kind, "activation")
        self._measure(call, shape, None, *((given[0], result) if given else (None, result)), known=given and given[1])
        self._await_signal(call, result, None, None)

    # One call

    def _layout(self, shape, module, x):
        """(where its samples are, where its units are, how many rows belong to one sample where it is not one)"""
        forward = self._pass
        samples = forward.samples
        dims = x.dim()
        units = dims - 1
        if isinstance(module, (nn.RNNBase, nn.MultiheadAttention)):
            if dims != 3:
                return None, units, None
            if not module.batch_first:
                self._note_time_first(x.shape[1])
            return 0 if module.batch_first else 1, units, None
        if shape.places is not None and dims == shape.places + 1:
            return None, 0, None
        if shape.has_channels:
            units = min(1, units)
        elif not shape.tells_units and forward.units is not None and forward.units[0] == dims:
            units = forward.units[1]
        if shape.tells_units:
            forward.units = (dims, units)
        if dims == 3 and module is not None and id(module) in self._time_first:
            return 1, units, None
        if samples and dims:
            if x.shape[0] == samples:
                return 0, units, None
            if dims > 2 and x.shape[1] == samples:
                return 1, units, None
            if dims > 1 and samples > 1 and x.shape[0] % samples == 0:
                return 0, units, x.shape[0] // samples
        return None, units, None

    def _note_time_first(self, samples):
        """A module that says where its samples are may tell that the model's input has them there too."""
        shape = self._pass.shape
        if self.batch_dim is None and samples != self._pass.samples and shape and len(shape) > 1 and shape[1] == samples:
            self.batch_dim = 1
            self._pass.samples = samples
            for call in self._pass.calls:
                if call.deviations is not None:
                    call.deviations = None
                    self._cannot(call.name, "spread", "where the samples are was found out behind it; from the next step on it is known")

    def _known_of(self, x):
        found = self._pass.known.get(id(x)) if self._pass is not None else None
        return found[2] if found is not None and found[0]() is x and found[1] == x._version else None

    def _measure(self, call, shape, module, x, y, known=None):
        if x is not None and call.role != "embedding" and (x.is_floating_point() or x.is_complex()):
            known = known or self._known_of(x)
            if known is not None:
                call.input_size = known
            elif x is not y and _readable(x):
                call.input_size = _measured(_plain(x), self._figures, samples=False)
        if not _readable(y):
            call.output = y.shape
            self._cannot(call.name, "size", "its output is no tensor that can be read now")
            return
        call.where, call.units, rows = where, _, _ = self._layout(shape, module, y)
        call.output = y.shape
        if x is not None:
            call.input = x.shape
        plain = _plain(y)
        flat = plain.view(-1)
        count = plain.shape[where] // (rows or 1) if where is not None else 0
        if count > 1:
            table = plain.view(count, -1) if where == 0 else plain.view(*plain.shape[:where], count, -1)
            squares, deviations = _deviations(flat, table, where, count)
            if isinstance(deviations, float):
                call.deviations = deviations
            else:
                self._figures.set(call, "deviations", deviations)
        else:
            squares = _squares(flat)
            samples = self._pass.samples
            if where is None and samples and not isinstance(module, nn.RNNBase):
                call.is_common = samples > 1 and samples not in y.shape
                if y.dim() > 1:
                    self._cannot(call.name, "spread", "which of its dimensions is the samples' is not known")
        sizes = call.sizes = _sized(flat, squares, self._figures)
        if self._figures.wants_histograms:
            self._figures.samples.append((sizes, _exponents(flat)))
        if x is y and shape.passes_on:
            call.input_size = sizes
        try:
            self._pass.known[id(y)] = (weakref.ref(y), y._version, sizes)
        except RuntimeError:  # a tensor of inference mode counts no versions
            pass
        if shape.is_flat_below and not y.is_complex():
            if call.units == plain.dim() - 1:
                highest = plain.view(-1, plain.shape[-1]).amax(0)
            else:
                highest = plain.flatten(call.units + 1).amax(-1).view(-1, plain.shape[call.units]).amax(0)
            call.units = highest.numel()
            self._figures.set(call, "dead", (highest <= 0).sum())
        if shape.flat is not None:
            self._figures.set(call, "flat", shape.flat(plain, module).sum())

    def _measure_gates(self, call, module, args, kwargs, output):
        device = _first(output).device.type
        with torch.no_grad(), torch.autocast(device if device in ("cpu", "cuda") else "cpu", enabled=False):
            found = _gates(module, args, kwargs, output)
        call.gates = {}
        for gate, parts in found.items():
            call.gates[gate] = [_Gate(flat, count, self._figures) for flat, count in parts]

    # A nudge of the input

    def _measure_nudge(self, module, args, kwargs):
        """Calls the model twice more, as it is and with its input a little changed, and compares what each call gives."""
        if self.has_compiled:
            raise Unmeasurable("of a model that torch.compile made the insides are not to be seen")
        x = _first((args, kwargs), floating=False)
        if x is None or not x.is_floating_point():
            raise Unmeasurable("the model's first input is no tensor of numbers with a fraction")
        if not _root_mean_square(x):
            raise Unmeasurable("the model's input is 0")
        given = None
        if x.device.type == "cpu" and not self._is_double_refused:
            # In double precision, where a model takes it, what has become very small is seen too.
            try:
                given = self._nudged(module, _doubled(args), _doubled(kwargs), _doubled(x))
            except Exception:
                self._is_double_refused = True
        before, after, relative = given or self._nudged(module, args, kwargs, x)
        for call in self._pass.calls:
            key = (call.name, call.number)
            old, new = before.get(key), after.get(key)
            if old is None or new is None or old.shape != new.shape:
                continue
            height = _root_mean_square(old)
            change = _root_mean_square(_plain(new).double() - _plain(old).double())
            if math.isfinite(height) and math.isfinite(change):
                call.nudge = change / height / relative if height else 0.0

    def _nudged(self, module, args, kwargs, x):
        """(what the calls give, what they give with the input x a little changed, the change's size beside the input's)"""
        is_double = x.dtype == torch.float64
        is_coarse = x.dtype not in (torch.float32, torch.float64) or (_has_autocast() and not is_double)
        # Well above what the precision resolves, and well below what bends the functions.
        small = 2.0**-4 if is_coarse else 1e-6 if is_double else 1e-3
        x = _first((args, kwargs), floating=False)
        direction = torch.randn(x.shape, generator=torch.Generator().manual_seed(_DIRECTION), dtype=torch.float32, device="cpu")
        size = _root_mean_square(x)
        nudged = x.detach() + (direction.to(x.device) * (small * size)).to(x.dtype)
        relative = _root_mean_square(nudged.double() - x.detach().double()) / size
        before = self._probe_run(module, args, kwargs, is_double)
        after = self._probe_run(module, _replaced(args, x, nudged), _replaced(kwargs, x, nudged), is_double)
        return before, after, relative

    def _probe_run(self, module, args, kwargs, is_double):
        numbers = {name: b.clone() for name, b in module.named_buffers()}
        if is_double:
            numbers.update((name, p.detach()) for name, p in module.named_parameters())
            numbers = _doubled(numbers)
        devices = sorted({p.device.index or 0 for p in module.parameters() if p.is_cuda})
        keeps_casts = torch.is_autocast_cache_enabled()
        self._probed = {}
        self._stack = []
        self._enter_mode()
        try:
            # What is cast without gradients must not be kept for who comes with them.
            torch.set_autocast_cache_enabled(False)
            with torch.no_grad(), torch.random.fork_rng(devices=devices):
                _functional_call(module, numbers, args, kwargs)
        finally:
            torch.set_autocast_cache_enabled(keeps_casts)
            self._leave_mode()
            found, self._probed = self._probed, None
            self._stack = []
        return {key: value for key, value in found.items() if isinstance(key, tuple)}

    def _probe(self, key, output):
        known = self._known.get(key)
        if self._stack:
            self._stack.pop()
        if known is not None and known[1] is not None and known[1].is_seen:
            self._probe_output(known[1].name, output)

    def _probe_output(self, name, output):
        number = self._probed[name] = self._probed.get(name, 0) + 1
        y = _first(output)
        if y is not None and _readable(y):
            self._probed[name, number] = y.detach().clone()

    # Back

    def _await_signal(self, call, y, output, module):
        if not y.requires_grad:
            return
        forward = self._pass
        if output is None:
            self._tensor_hooks.append(y.register_hook(lambda grad: self._came(forward, call, grad)))
            call.has_hook = True
            return
        # A recurrent module's last state is the end of its output once more; the loss may come by either.
        state = output[1][0] if isinstance(output[1], tuple) else output[1]
        call.held = {}
        call.state = module
        forward.holds = True
        for key, tensor in (("output", y), ("state", state)):
            if tensor.requires_grad:
                self._tensor_hooks.append(
                    tensor.register_hook(lambda grad, key=key: self._came(forward, call, grad, key))
                )
        call.has_hook = True

    def _came(self, forward, call, grad, key=None):
        if not self.is_open or not forward.is_current or not self._backwards or _compiling():
            return
        self._run("signals", call.name, self._take_signal, forward, call, grad, key)

    def _take_signal(self, forward, call, grad, key):
        forward.came_back += 1
        if key is not None:
            call.held[key] = grad
            return
        if not _readable(grad):
            raise Unmeasurable("its gradient is no tensor that can be read now")
        if call.is_common:
            raise Unmeasurable("all samples share what it gives; a sample's own part can't be told")
        call.count = (call.count or 0) + 1
        if call.count == 2 and "twice" not in self._said:
            self._said.add("twice")
            self._cannot(call.name, "signal", "several backward passes went through one forward pass; the last one's is shown")
        call.signals = _measured(_plain(grad), self._figures)

    def _take_held(self, forward):
        for call in forward.calls:
            held, call.held = call.held, ({} if call.held is not None else None)
            if not held:
                continue
            module = call.state
            grad = held.get("output")
            if "state" in held:
                last = held["state"]
                ways = 2 if module.bidirectional else 1
                width = module.proj_size or module.hidden_size
                top = last[-ways:]
                if grad is None:
                    grad = top
                elif grad.dim() != top.dim():
                    self._cannot(call.name, "signal", "of a packed sequence's last states it is left out")
                else:
                    grad = grad.clone()
                    by_time = grad.transpose(0, 1) if module.batch_first and grad.dim() == 3 else grad
                    by_time[-1, ..., :width] += top[0]
                    if ways == 2:
                        by_time[0, ..., width:] += top[1]
            call.signals = _measured(_plain(grad), self._figures)

    def _recomputed(self, key, output):
        """Activation checkpointing computes again, within backward, what it computed without gradients before."""
        known = self._known.get(key)
        if known is None or known[1] is None or self._pass is None or not self._counts:
            return
        calls = [c for c in self._pass.calls if c.entry is known[1]]
        if any(c.has_hook for c in calls):
            return
        y = _first(output)
        if y is None or not y.requires_grad or isinstance(known[1].module(), nn.RNNBase):
            return
        if len(calls) == 1 and list(y.shape) is not None:
            self._await_signal(calls[0], y, None, None)

    def _before_backward(self):
        self._backwards += 1
        if not self.is_open or ("loss", "") in self._off or self._trainer != threading.get_ident():
            return None
        try:
            return self._stamps()
        except Exception as error:
            self._fail("loss", "", error)
            return None

    def _stamps(self):
        """What tells of each parameter whether its gradient is still the same."""
        return [_stamp(p) for p in self._tellers]

    def _after_backward(self, stamps, tensors, finished):
        self._backwards -= 1
        # While another thread trains something else, the gradients here change as well.
        if not self.is_open or self._trainer != threading.get_ident():
            return
        if self._pass is not None and self._pass.holds:
            self._run("signals", "", self._take_held, self._pass)
        if stamps is None or not finished:
            return
        if self._run("loss", "", self._take_loss, stamps, tensors) and not self.optimizers:
            self._finish_step()

    def _is_back(self):
        """Whether this thread is in a backward pass."""
        return _graph_task() != -1 or getattr(_thread, "is_within", False)

    def _take_loss(self, stamps, tensors):
        """Whether a backward pass has come to the model; then the loss is its."""
        if all(_stamp(p) == stamp for p, stamp in zip(self._tellers, stamps)):
            return False
        if all(stamp is None for stamp in stamps):
            # Whatever came before was thrown away: zero_grad, or a step that a scaler left out.
            self._loss = None
        if tensors is None:
            return True
        tensors = [tensors] if isinstance(tensors, torch.Tensor) else list(tensors)
        if not all(isinstance(one, torch.Tensor) and one.numel() == 1 and one.is_floating_point() for one in tensors):
            return True
        losses = [one.detach().clone() for one in tensors]
        if self.scaler is not None and self.scaler.is_enabled():
            losses = [one.double() / self._scale_tensor() for one in losses]
        self._loss = losses if self._loss is None else self._loss + losses
        return True

    def _scale_tensor(self):
        scale = getattr(self.scaler, "_scale", None)
        return self.scaler.get_scale() if scale is None else scale.double()

    # The step

    def _before_step(self, optimizer, args, kwargs):
        if any(entry.is_lazy for entry in self._entries):
            self._settle()
        weights = self._weights_of(optimizer)
        for p in weights:
            self._weights[id(p)] = (_measured(_plain(p), self._figures, samples=False), p.detach().clone())
        closure = kwargs.get("closure") if len(args) < 2 and (not args or args[0] is optimizer) else args[-1]
        # With a closure the gradients are made within the step, and are read behind it.
        if closure is None:
            self._take_gradients(weights, getattr(optimizer, "grad_scale", None))

    def _settle(self):
        """Lazy modules that have been called know their shapes now."""
        for entry in self._entries:
            module = entry.module()
            if entry.is_lazy and module is not None:
                entry.choose()
                entry.type = type(module).__name__
                entry.role = _role(module)
                entry.shape = _Shape(entry.type, entry.role, module)
                self._wanted.update((id(p), p) for p in entry.trained)

    def _weights_of(self, optimizer):
        """What it moves of what is looked at."""
        wanted = self._wanted
        return [p for group in optimizer.param_groups for p in group["params"] if id(p) in wanted and _readable(p)]

    def _take_weights(self):
        """Of those that no optimizer has moved."""
        for key, p in self._wanted.items():
            if key not in self._weights and _readable(p):
                self._weights[key] = (_measured(_plain(p), self._figures, samples=False), None)

    def _take_gradients(self, weights, scale=None):
        for p in weights:
            grad = p.grad
            if grad is None or id(p) in self._gradients:
                continue
            grad = grad.detach()
            missing = 0
            if grad.layout == torch.sparse_coo:
                grad = grad.coalesce()._values()
                missing = p.numel() - grad.numel()
            if not _readable(grad):
                raise Unmeasurable("the gradient of %s can't be read" % self._tensor_names[id(p)])
            grad = _plain(grad)
            if scale is not None:
                grad = grad / scale
            sizes = _measured(grad, self._figures, counts=True)
            sizes.count += missing
            self._gradients[id(p)] = sizes

    def _after_step(self, optimizer):
        weights = self._weights_of(optimizer)
        self._take_gradients(weights, getattr(optimizer, "grad_scale", None))
        for p in weights:
            sizes, old = self._weights.get(id(p), (None, None))
            if isinstance(old, torch.Tensor):
                # What was copied is ours to write over.
                change = torch.sub(p.detach(), old, out=old)
                self._weights[id(p)] = (sizes, _measured(_plain(change), self._figures, samples=False))

    def _finish_step(self):
        if not self.is_open:
            return
        start = time.perf_counter()
        self._trainer = threading.get_ident()
        self._since += 1
        is_measured = self._is_due
        if self._loss is not None:
            self._losses.append(self._loss)
            if len(self._losses) % 512 == 0:
                self._losses = [one if one is None else [float(part) for part in one] for one in self._losses]
        elif is_measured:
            self._losses.append(None)
        if is_measured:
            self._run("step", "", self._write_step)
        self._loss = None
        self.step += 1
        for hook in self._tensor_hooks:
            hook.remove()
        self._tensor_hooks = []
        for one in (self._pass, self._best):
            if one is not None:
                one.is_current = False
        self._pass = self._best = None
        if self._in_root is not None:
            self._run("functions", "", self._leave_mode)
        self._in_root = None
        self._stack = []
        self._weights = {}
        self._gradients = {}
        if is_measured:
            self._lines += 1
            self._figures = _Figures(self._lines % self.histograms == 0)
        self._arm()
        now = time.perf_counter()
        if is_measured:
            self._line_at = now
            self._spent = 0.0
        else:
            self._spent += now - start

    # Lines

    def _chosen(self):
        for one in (self._pass, self._best):
            if one is not None and one.came_back:
                return one
        return self._pass

    def _write_step(self):
        start = time.perf_counter()
        chosen = self._chosen()
        calls = list(chosen.calls) if chosen is not None else []
        if chosen is None and self._saw_evaluation:
            self._cannot("", "outputs", "the model was in evaluation mode")
        self._saw_evaluation = False
        self._run("gradient", "", self._take_gradients, self._wanted.values())
        self._run("weight_size", "", self._take_weights)
        seen = {call.entry for call in calls}
        for entry in self._entries:
            if entry not in seen and any(p.grad is not None for _, p in entry.parameters):
                calls.append(_Call(entry, entry.name, entry.type, entry.role, 0))
        number = self._list(calls)
        self._figures.arrive()
        line = {"format": FORMAT, "kind": "step", "step": self.step, "list": number}
        scale = 1.0
        if self.scaler is not None and self.scaler.is_enabled():
            scale = float(self.scaler.get_scale())
        samples = chosen.samples if chosen is not None else None
        line["samples"] = samples
        losses = [None if one is None else sum(map(float, one)) for one in self._losses]
        finite = [one for one in losses if one is not None and math.isfinite(one)]
        line["loss"] = _number(losses[-1]) if losses else None
        line["mean_loss"] = _number(math.fsum(finite) / len(finite)) if finite else None
        bad_losses = sum(one is not None and not math.isfinite(one) for one in losses)
        if bad_losses:
            line["not_finite_losses"] = bad_losses
        self._losses = []
        line["rates"] = [_number(float(g.get("lr", math.nan))) for one in self.optimizers for g in one.param_groups]
        if scale != 1.0 or (self.scaler is not None and self.scaler.is_enabled()):
            line["loss_scale"] = scale
        self._write_figures(line, calls, samples, scale)
        news, self._news = self._news, []
        if news:
            line["unmeasured"] = news
        now = time.perf_counter()
        spent = self._spent + (now - start)
        self._spent_in_all += spent
        line["cost"] = {
            "seconds": _number(spent), "step_seconds": _number(now - self._line_at), "steps": self._since
        }
        self._since = 0
        self._write(line)

    def _write_figures(self, line, calls, samples, scale):
        gradients = [self._pooled(c, self._gradients.get) for c in calls]
        weights = [self._pooled(c, lambda key: self._weights.get(key, (None, None))[0]) for c in calls]
        changes = [self._pooled(c, lambda key: self._weights.get(key, (None, None))[1], whole=True) for c in calls]
        outputs = [c.sizes for c in calls]
        signals = [c.signals for c in calls]
        line["size"] = [_number(one.size) if one else None for one in outputs]
        line["input_size"] = [_number(c.input_size.size) if c.input_size else None for c in calls]
        line["spread"] = [self._spread(c) for c in calls]
        line["nudge"] = [_number(c.nudge) for c in calls]
        line["signal"] = [
            _number(math.sqrt(samples * one.squares) / scale) if one and samples and math.isfinite(one.squares) else None
            for one in signals
        ]
        line["dead"] = [None if c.dead is None else _number(c.dead / c.units) for c in calls]
        line["saturated"] = [self._saturation(c) for c in calls]
        if any(c.gates for c in calls):
            line["gates"] = [
                {gate: _number(max(one.share for one in parts)) for gate, parts in c.gates.items()} if c.gates else None
                for c in calls
            ]
        line["gradient"] = [_number(one.size) if one else None for one in gradients]
        line["zero_gradients"] = [_number(1 - one.nonzeros / one.count) if one and one.count else None for one in gradients]
        line["weight_size"] = [_number(one.size) if one else None for one in weights]
        line["step_size"] = [
            _number(change.size / one.size) if change and one and one.size and change.size is not None else None
            for change, one in zip(changes, weights)
        ]
        bad = {}
        for name, found in (("outputs", outputs), ("signals", signals), ("gradients", gradients), ("weights", weights)):
            if any(one is not None and one.bad for one in found):
                bad[name] = [int(one.bad) if one else None for one in found]
        if bad:
            line["bad"] = bad
        if not self._figures.wants_histograms:
            return
        kinds = {"outputs": outputs, "signals": signals, "gradients": gradients}
        line["histograms"] = {name: [one.histogram if one else None for one in found] for name, found in kinds.items()}
        line["zeros"] = {name: [one.zeros if one else None for one in found] for name, found in kinds.items()}
        if scale != 1.0:
            # A scale is a power of 2 unless somebody says otherwise; what is between bins goes to the nearest.
            places = round(math.log2(scale) / BINS["width"])
            line["histograms"]["signals"] = [_shifted(one, places) for one in line["histograms"]["signals"]]

    def _spread(self, call):
        if call.deviations is None or not math.isfinite(call.sizes.squares) or not math.isfinite(call.deviations):
            return None
        return _number(math.sqrt(call.deviations / call.sizes.squares)) if call.sizes.squares else 0.0

    def _saturation(self, call):
        if call.flat is not None:
            return _number(call.flat / call.sizes.count)
        if call.gates:
            parts = [one for parts in call.gates.values() for one in parts]
            return _number(sum(one.flat for one in parts) / max(1, sum(one.count for one in parts)))
        return None

    def _pooled(self, call, get, whole=False):
        """The sizes of a module's weights together; a module that is called twice shows them with each call."""
        if call.entry is None or not call.entry.trained:
            return None
        found = [get(id(p)) for p in call.entry.trained]
        parts = [one for one in found if isinstance(one, _Sizes)]
        if not parts or (whole and len(parts) < len(found)):
            return None
        return _Sizes.together(parts)

    def _list(self, calls):
        key = tuple((c.name, c.number, c.type) for c in calls)
        if key not in self._lists:
            self._lists[key] = len(self._lists)
            self._current_list = None
        number = self._lists[key]
        if self._current_list == number or number < len(self._lists) - 1:
            return number
        self._current_list = number
        reached = {c.entry for c in calls}
        self._write(
            {
                "format": FORMAT,
                "kind": "modules",
                "list": number,
                "modules": [self._module(c) for c in calls],
                "containers": self.containers,
                "uncalled": [e.name for e in self._entries if e.parameters and e not in reached],
                "unmeasured": self._throughout(calls),
            }
        )
        return number

    def _throughout(self, calls):
        found = []
        if not self.optimizers:
            found.append({"name": "", "what": "step_size", "why": "no optimizer was given"})
        for call in calls:
            if call.number == 0:
                if not call.entry.is_seen:
                    why = "it is within what torch.compile made"
                else:
                    why = "no call of it was seen, though its parameters have gradients"
                found.append({"name": call.name, "what": "outputs", "why": why})
        return found

    def _module(self, call):
        given, made, where = call.input, call.output, call.where
        has_samples = where is not None and given is not None and len(given) > where and given[where] == made[where]
        found = {
            "name": call.name,
            "class": call.type,
            "role": call.role,
            "call": call.number,
            "input": _samples_first(call.input, call.where if has_samples else None),
            "output": _samples_first(call.output, call.where),
            "settings": {},
            "parameters": [],
        }
        if call.entry is None:
            return found
        module = call.entry.module()
        found["settings"] = _settings(module)
        for name, p in call.entry.parameters:
            mean, deviation = self._described.get(id(p), (None, None)) if hasattr(self, "_described") else (None, None)
            shape = [] if _is_lazy(p) else list(p.shape)
            one = {
                "name": name, "shape": shape, "trains": p.requires_grad, "fan_in": _fan_in(module, shape), "mean": mean,
                "deviation": deviation,
            }
            first = self._tensor_names.get(id(p))
            if first != (call.name + "." if call.name else "") + name:
                one["shared"] = first
            found["parameters"].append(one)
        return found

    def _write(self, line):
        text = json.dumps(line, allow_nan=False, separators=(",", ":"), ensure_ascii=False)
        if not self.is_open:
            return
        try:
            data = text.encode() + b"\n"
        except UnicodeEncodeError:
            # Half of a surrogate pair in a name is no text: it stands there as a program writes it.
            data = "".join("\\\\u%04x" % ord(c) if "\ud800" <= c <= "\udfff" else c for c in text).encode() + b"\n"
        try:
            view = memoryview(data)
            while view:
                view = view[self._file.write(view) :]
            self._length += len(data)
        except (OSError, ValueError) as error:
            self._give_up(error)

    def _give_up(self, error):
        """The file takes no more: what is in it stays whole, and the training goes on."""
        try:
            self._file.truncate(self._length)
        except (OSError, ValueError):
            pass
        _warn("gradlab_watch has stopped: %s can't be written: %s" % (self.path, error))
        self.detach()

    # The end

    def detach(self):
        """Takes everything away that watches; nothing more is written."""
        if not self.is_open:
            return
        self.is_open = False
        self._leave_mode()
        self._disarm()
        for hook in self._step_hooks + self._tensor_hooks:
            hook.remove()
        self._step_hooks = []
        self._tensor_hooks = []
        _remove_backward(self)
        atexit.unregister(self.close)
        if self._file is not None and self._process == os.getpid():
            try:
                self._file.close()
            except OSError:
                pass

    def close(self):
        """Writes the last line and takes everything away."""
        if not self.is_open or self._process != os.getpid():
            return
        now = time.perf_counter()
        self._write(
            {
                "format": FORMAT,
                "kind": "end",
                "steps": self.step - self._first_step,
                "cost": {
                    "seconds": _number(self._spent_in_all + self._spent),
                    "step_seconds": _number(now - self._began),
                    "steps": self.step - self._first_step,
                },
            }
        )
        self.detach()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class _Restore:
    """Gives an optimizer its own method back, unless somebody has wrapped ours since."""

    def __init__(self, optimizer, step):
        self.optimizer = optimizer
        self.step = step

    def remove(self):
        if self.optimizer.__dict__.get("step") is self.step:
            del self.optimizer.__dict__["step"]


def _register_after(register, watcher):
    """Registers the hook behind a forward, with its keywords and after exceptions too where this PyTorch can."""
    try:
        return register(watcher._after_call, with_kwargs=True, always_call=True)
    except TypeError:
        _register_after.is_sure = False
        return register(watcher._after_call)


_register_after.is_sure = True


def _stamp(p):
    grad = p.grad
    return None if grad is None else (id(grad), grad._version)


def _is_lazy(p):
    return isinstance(p, nn.parameter.UninitializedTensorMixin)


def _samples_first(shape, where):
    if shape is None:
        return None
    shape = list(shape)
    return [shape[where]] + shape[:where] + shape[where + 1 :] if where else shape


def _shifted(histogram, places):
    """The counts of what is `places` bins smaller; what leaves goes to the first."""
    if histogram is None or places == 0:
        return histogram
    moved = [0] * len(histogram)
    for place, count in enumerate(histogram):
        moved[min(max(place - places, 0), len(histogram) - 1)] += count
    return moved


def _group(group):
    found = {}
    for key, value in group.items():
        if key == "params":
            continue
        if isinstance(value, torch.Tensor) and value.numel() == 1:
            value = value.item()
        if isinstance(value, tuple):
            value = list(value)
        if isinstance(value, (bool, int, str)) or value is None:
            found[key] = value
        elif isinstance(value, float) and math.isfinite(value):
            found[key] = value
        elif isinstance(value, list) and all(type(v) in (int, float) and math.isfinite(v) for v in value):
            found[key] = value
    return found


def _is_other_rank():
    distributed = torch.distributed
    if distributed.is_available() and distributed.is_initialized():
        return distributed.get_rank() != 0
    return os.environ.get("RANK", "0") not in ("", "0")


def _warn(text):
    try:
        warnings.warn(text, RuntimeWarning, stacklevel=2)
    except Warning:  # where warnings are made errors, this one still is none of the training's
        print(text, file=sys.stderr)


# MARK: Weights


_DTYPES = {
    getattr(torch, name): code
    for name, code in (
        ("float64", "F64"), ("float32", "F32"), ("float16", "F16"), ("bfloat16", "BF16"), ("float8_e4m3fn", "F8_E4M3"),
        ("float8_e5m2", "F8_E5M2"), ("int64", "I64"), ("int32", "I32"), ("int16", "I16"), ("int8", "I8"), ("uint64", "U64"),
        ("uint32", "U32"), ("uint16", "U16"), ("uint8", "U8"), ("bool", "BOOL"), ("complex64", "C64"),
    )
    if hasattr(torch, name)
}


def save(model, example, path):
    """Writes a model's weights as safetensors, with what `gradlab` wants to know: the order of the modules, and the network in
    gradlab's language where it can be said there.

    example: what the model is called with: a tensor, a tuple of arguments, or a dictionary of keyword arguments. It is called
        once, in evaluation mode; random numbers, modes and buffers are afterwards as they were.
    path: the file; what was there stays until the new one is whole.

    Where the network can't be said, a line on standard error tells what of it has no word.

    Raises ValueError where a tensor has a type that the format has no name for, or no numbers.
    """
    root = _chain(model)[-1]
    tensors, aliases = _state(root)
    metadata = {"format": "pt", "gradlab.modules": json.dumps(_call_order(root, example), ensure_ascii=False)}
    if aliases:
        metadata["gradlab.aliases"] = json.dumps(aliases, ensure_ascii=False)
    network, reason = _described(root)
    if network:
        metadata["gradlab.network"] = network
    else:
        print("gradlab_watch: %s is saved without a description of its network: %s" % (path, reason), file=sys.stderr)
    _write_safetensors(tensors, metadata, path)


def _state(root):
    """({name: tensor}, {other name: name}): each tensor once."""
    tensors, aliases, places = {}, {}, {}
    for name, tensor in root.state_dict(keep_vars=True).items():
        if not isinstance(tensor, torch.Tensor):
            continue
        name = _clean(name)
        if tensor.is_meta or _is_lazy(tensor) or tensor.layout != torch.strided or tensor.dtype not in _DTYPES:
            raise ValueError("%s has numbers that safetensors can't hold (%s)" % (name, tensor.dtype))
        tensor = tensor.detach()
        place = (tensor.device, tensor.data_ptr(), tensor.dtype, tuple(tensor.shape), tensor.stride())
        if tensor.numel() and place in places:
            aliases[name] = places[place]
            continue
        places[place] = name
        tensors[name] = tensor
    return tensors, aliases


def _call_order(root, example):
    """What `gradlab.modules` says: the modules that hold numbers, by their first call; those that none reached at the end."""
    calls = collections.Counter()
    order = []
    hidden = set()
    for module in root.modules():
        if isinstance(module, nn.MultiheadAttention):
            hidden.update(id(m) for m in module.modules() if m is not module)
    names = {}
    for name, module in root.named_modules():
        if id(module) not in hidden and not hasattr(module, "_orig_mod"):
            names[id(module)] = _clean(name)
    handles = []

    def called(module, *_):
        if not calls[id(module)]:
            order.append(module)
        calls[id(module)] += 1

    modes = [(m, m.training) for m in root.modules()]
    args = example if isinstance(example, tuple) else () if isinstance(example, dict) else (example,)
    kwargs = example if isinstance(example, dict) else {}
    devices = sorted({p.device.index or 0 for p in root.parameters() if p.is_cuda})
    try:
        for module in root.modules():
            if id(module) in names:
                handles.append(module.register_forward_hook(called))
        root.eval()
        # With gradients, so that no layer takes a way round its modules.
        with torch.enable_grad(), torch.random.fork_rng(devices=devices):
            buffers = {name: b.clone() for name, b in root.named_buffers()}
            _functional_call(root, buffers, args, kwargs)
    finally:
        for handle in handles:
            handle.remove()
        for module, mode in modes:
            module.training = mode
    found = []
    reached = {id(m) for m in order}
    for module in order + [m for m in root.modules() if id(m) in names and id(m) not in reached]:
        inner = ("out_proj",) if isinstance(module, nn.MultiheadAttention) else ()
        name = names[id(module)]
        before = name + "." if name else ""
        parameters = [before + own for own, _ in _own_parameters(module, inner)]
        buffers = [
            before + own
            for own, b in module._buffers.items()
            if b is not None and b.is_floating_point() and own not in module._non_persistent_buffers_set
        ]
        if not parameters and not buffers:
            continue
        found.append(
            {
                "name": name, "class": type(module).__name__, "role": _role(module), "parameters": parameters,
                "buffers": buffers, "calls": calls[id(module)],
            }
        )
    return found


def _write_safetensors(tensors, metadata, path):
    if sys.byteorder != "little":
        raise ValueError("safetensors are little-endian, and this machine is not")
    header, at = {"__metadata__": metadata}, 0
    # The widest first, so that each begins where its numbers may.
    ordered = sorted(tensors.items(), key=lambda item: (-item[1].element_size(), item[0]))
    for name, tensor in ordered:
        size = tensor.numel() * tensor.element_size()
        header[name] = {"dtype": _DTYPES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    text += b" " * (-len(text) % 8)
    part = "%s.%d.part" % (path, os.getpid())
    try:
        with open(part, "wb") as file:
            file.write(len(text).to_bytes(8, "little"))
            file.write(text)
            for _, tensor in ordered:
                tensor = tensor.cpu().contiguous()
                size = tensor.numel() * tensor.element_size()
                if size:
                    file.write(memoryview((ctypes.c_char * size).from_address(tensor.data_ptr())))
        os.replace(part, path)
    except BaseException:
        if os.path.exists(part):
            os.unlink(part)
        raise


# MARK: The network in gradlab's language


_CURVES = {
    "ReLU": "relu", "Sigmoid": "sigmoid", "Tanh": "tanh", "GELU": "gelu", "SiLU": "silu", "Mish": "mish", "SELU": "selu",
    "Softsign": "softsign", "Hardsigmoid": "hard_sigmoid",
}
_CURVE_FUNCTIONS = {
    "relu": "relu", "relu_": "relu", "sigmoid": "sigmoid", "tanh": "tanh", "gelu": "gelu", "silu": "silu", "mish": "mish",
    "selu": "selu", "softsign": "softsign", "hardsigmoid": "hard_sigmoid",
}


class _NotSaid(Exception):
    """The model has something that gradlab's language has no word for; what it is."""


def describe(model):
    """A model in gradlab's language, as one would type it; None where it is none of its networks."""
    return _described(_chain(model)[-1])[0]


def _described(root):
    """(what describe gives, why it is None)"""
    try:
        return _Description(root).text, None
    except _NotSaid as problem:
        return None, "gradlab's language has no word for %s" % (problem.args[0] if problem.args else type(root).__name__)
    except Exception as problem:  # tracing runs the model's code with stand-ins for tensors, where anything may fail
        lines = str(problem).splitlines() or [""]
        return None, "torch.fx can't follow its forward (%s: %s)" % (type(problem).__name__, lines[0])


class _Description:
    def __init__(self, root):
        import torch.fx

        self.modules = dict(root.named_modules())
        self.used = set()
        graph = torch.fx.Tracer().trace(root)
        inputs = [node for node in graph.nodes if node.op == "placeholder"]
        output = next(node for node in graph.nodes if node.op == "output")
        if len([node for node in inputs if node.users]) != 1:
            raise _NotSaid
        self.start = inputs[0]
        result = output.args[0]
        if isinstance(result, torch.fx.Node) and result.op == "call_method" and result.target == "squeeze":
            result = result.args[0]
        layers = self.path(result, self.start)
        # What computes is in the text, all of it, or none of it is.
        held = {name for name, m in self.modules.items() if list(m.parameters(recurse=False))}
        inside = {name + ".out_proj" for name, m in self.modules.items() if isinstance(m, nn.MultiheadAttention)}
        unsaid = sorted(held - inside - self.used)
        if unsaid:
            raise _NotSaid("how %s is used" % (unsaid[0] or type(root).__name__))
        if not layers:
            raise _NotSaid
        self.text = _joined(layers)

    def path(self, node, start):
        """The layers from one node to another."""
        layers = []
        while node is not start:
            if not isinstance(node, torch.fx.Node) or node.op in ("placeholder", "get_attr"):
                raise _NotSaid
            try:
                found, before = self.layer(node, start)
            except _NotSaid as problem:
                raise problem if problem.args else _NotSaid(self.shown(node))
            layers, node = found + layers, before
        return layers

    def shown(self, node):
        """A step of the model's, for people."""
        if node.op == "call_module":
            return "%s (%s)" % (node.target, type(self.modules[node.target]).__name__)
        return getattr(node.target, "__name__", node.target)

    def layer(self, node, start):
        """(what a node is, the node before it)"""
        name = node.target if isinstance(node.target, str) else getattr(node.target, "__name__", "")
        if node.op == "call_module":
            return self.module(node), node.args[0]
        if name in ("add", "iadd", "add_") and len(node.args) == 2 and not node.kwargs:
            return self.way_around(node, start)
        if name in _CURVE_FUNCTIONS and len(node.args) == 1 and not set(node.kwargs) - {"inplace"}:
            return [_CURVE_FUNCTIONS[name]], node.args[0]
        if name == "dropout" and node.op == "call_function":
            given = dict(zip(("input", "p", "training"), node.args), **node.kwargs)
            return ["dropout(%s)" % _text(given.get("p", 0.5))], given["input"]
        if name == "flatten" and (list(node.args[1:]) == [1] or node.kwargs == {"start_dim": 1}):
            return [], node.args[0]
        if name == "getitem":
            return self.taken(node)
        raise _NotSaid

    def way_around(self, node, start):
        first, second = node.args
        reasons = []
        for around, inner in ((first, second), (second, first)):
            try:
                used = set(self.used)
                layers = self.path(inner, around)
                return ["residual(%s)" % _joined(layers)], around
            except _NotSaid as problem:
                self.used = used
                reasons += problem.args
        raise _NotSaid(*reasons[:1])

    def module(self, node, sequence=None):
        if len(node.args) != 1 or node.kwargs or node.target in self.used:
            raise _NotSaid
        module = self.modules[node.target]
        kind = type(module).__name__
        if not type(module).__module__.startswith("torch.nn") or hasattr(module, "parametrizations"):
            raise _NotSaid
        self.used.add(node.target)
        if kind == "Linear":
            return ["dense(%d%s)" % (module.out_features, "" if module.bias is not None else ", bias=false")]
        if kind == "GELU" and module.approximate != "none":
            raise _NotSaid
        if kind in _CURVES:
            return [_CURVES[kind]]
        if kind == "LeakyReLU":
            return ["leaky_relu(%s)" % _text(module.negative_slope)]
        if kind == "Identity":
            return []
        if kind == "Flatten" and module.start_dim == 1 and module.end_dim == -1:
            return []
        if kind in ("Dropout",):
            return ["dropout(%s)" % _text(module.p)]
        if kind == "BatchNorm1d" and module.affine and module.track_running_stats and module.momentum is not None:
            return ["batchnorm" + _given(momentum=(module.momentum, 0.1), epsilon=(module.eps, 1e-5))]
        if kind == "LayerNorm" and len(module.normalized_shape) == 1 and module.elementwise_affine:
            bias = {} if module.bias is not None else {"bias": ("false", None)}
            return ["layernorm" + _given(epsilon=(module.eps, 1e-5), **bias)]
        if kind in ("LSTM", "GRU", "RNN") and sequence is not None:
            return self.recurrent(module, kind, sequence)
        raise _NotSaid

    def recurrent(self, module, kind, sequence):
        # The last state of both directions is none of one step's there.
        if module.proj_size or (module.bidirectional and not sequence):
            raise _NotSaid
        extra = {} if module.bias else {"bias": ("false", None)}
        if module.bidirectional:
            extra["bidirectional"] = ("true", None)
        curve = ", relu" if getattr(module, "nonlinearity", "tanh") == "relu" else ""
        layers = []
        for layer in range(module.num_layers):
            every = {"sequence": ("true", None)} if sequence or layer < module.num_layers - 1 else {}
            inside = _given(**extra, **every)[1:-1]
            layers.append("%s(%d%s%s)" % (kind.lower(), module.hidden_size, curve, ", " + inside if inside else ""))
            if module.dropout and layer < module.num_layers - 1:
                layers.append("dropout(%s)" % _text(module.dropout))
        return layers

    def taken(self, node):
        """What is taken of a recurrent module's output: all steps, or the last one, by either way."""
        source, which = node.args
        if source.op == "call_module":
            if which == 0:
                return self.module(source, sequence=True), source.args[0]
            raise _NotSaid
        whole = slice(None, None, None)
        if source.op == "call_function" and source.target is node.target and source.args[0].op == "call_module":
            module = source.args[0]
            kind = self.modules[module.target]
            if not isinstance(kind, nn.RNNBase):
                raise _NotSaid
            last = ((whole, -1), (whole, -1, whole)) if kind.batch_first else (-1, (-1,), (-1, whole))
            if source.args[1] == 0 and which in last:
                return self.module(module, sequence=False), module.args[0]
            if source.args[1] == 1 and which == -1 and not isinstance(kind, nn.LSTM):
                return self.module(module, sequence=False), module.args[0]
            raise _NotSaid
        # (h, c) of an LSTM: the module's second output, its first part, the last layer's.
        state = source
        chain = []
        while state.op == "call_function" and state.target is node.target:
            chain.append(state.args[1])
            state = state.args[0]
        if which == -1 and chain == [0, 1] and isinstance(self.modules.get(state.target), nn.LSTM):
            return self.module(state, sequence=False), state.args[0]
        raise _NotSaid


def _joined(layers):
    """Activations go into the layer that they end."""
    curves = set(_CURVES.values()) | {"leaky_relu"}
    texts = []
    for layer in layers:
        if layer.split("(")[0] in curves and texts and texts[-1].startswith("dense(") and texts[-1].count(",") == 0:
            texts[-1] = "%s, %s)" % (texts[-1][:-1], layer)
        else:
            texts.append(layer)
    return " -> ".join(texts)


def _given(**values):
    """(name=value, …) of what is not as it would be without."""
    texts = ["%s=%s" % (name, _text(value)) for name, (value, usual) in values.items() if value != usual]
    return "(%s)" % ", ".join(texts) if texts else ""


def _text(value):
    return value if isinstance(value, str) else ("%.7g" % value)
