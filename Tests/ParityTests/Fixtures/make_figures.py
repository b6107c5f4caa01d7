"""Reference figures for the engine, computed by PyTorch, optax, lion-pytorch and Keras in float64.

    python -m venv figures && figures/bin/pip install torch numpy safetensors optax lion-pytorch keras
    figures/bin/python make_figures.py

Writes parity/cases/*.json (only those below; the others came with other scripts), parity/schedules-more.json and
pytorch/*. The same seeds give the same files with the same versions, which each file names in `made_with`.
The form of a case is in parity/README.md.
"""
import json
import os
from importlib.metadata import version
from pathlib import Path

os.environ["KERAS_BACKEND"] = "torch"
os.environ["JAX_PLATFORMS"] = "cpu"
os.environ["JAX_ENABLE_X64"] = "1"

import jax
import jax.numpy as jnp
import keras
import lion_pytorch
import numpy as np
import optax
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import save_file

HERE = Path(__file__).parent
CASES = HERE / "parity" / "cases"
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
keras.config.set_floatx("float64")


def made_with(*packages):
    return ", ".join(f"{name} {version(name)}" for name in ("torch", *packages))


# The lab's layers, as PyTorch computes them. `text` is the lab's source; `names` maps PyTorch's names to the lab's.

class Layer(nn.Module):
    text = ""
    names = {}

    def tensors(self, buffers=False):
        given = dict(self.named_buffers() if buffers else self.named_parameters())
        return {short: given[long] for long, short in self.names.items() if long in given}


def call(name, *arguments):
    given = [str(a) for a in arguments if a not in ("", None)]
    return f"{name}({', '.join(given)})" if given else name


class Dense(Layer):
    names = {"linear.weight": "weight", "linear.bias": "bias", "activation.weight": "slope"}

    def __init__(self, inputs, units, activation="", module=None):
        super().__init__()
        self.linear, self.activation = nn.Linear(inputs, units), module or nn.Identity()
        self.text = call("dense", units, activation)

    def forward(self, x):
        self.logits = self.linear(x)
        return self.activation(self.logits)


class Module(Layer):
    """A layer that is one PyTorch module."""
    names = {"m.weight": "scale", "m.bias": "shift", "m.running_mean": "running_mean", "m.running_var": "running_variance"}

    def __init__(self, text, module):
        super().__init__()
        self.text, self.m = text, module

    def forward(self, x):
        self.logits = x
        return self.m(x)


class Slope(Module):
    names = {"m.weight": "slope"}


class HardSigmoid(nn.Module):
    """Spelled out, since PyTorch's own takes the sixth of its slope in float32, in float64 too."""

    def forward(self, x):
        return F.relu6(x + 3) / 6


class Recurrent(Layer):
    names = {f"m.{n}_l0": n for n in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")}

    def __init__(self, kind, inputs, units, sequence=False, activation=""):
        super().__init__()
        more = {"nonlinearity": activation} if activation else {}
        self.m = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}[kind](inputs, units, batch_first=True, **more)
        self.sequence = sequence
        self.text = call(kind, units, activation, "sequence=true" if sequence else "")

    def forward(self, x):
        h, _ = self.m(x)
        return h if self.sequence else h[:, -1]


class Residual(Layer):
    def __init__(self, *layers):
        super().__init__()
        self.inner = nn.ModuleList(layers)
        self.text = f"residual({' -> '.join(l.text for l in layers)})"

    def forward(self, x):
        y = x
        for layer in self.inner:
            y = layer(y)
        return x + y


class Net(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = nn.ModuleList(layers)
        self.text = " -> ".join(l.text for l in layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        # What a fused loss takes: the pre-activations of the last layer.
        self.logits = getattr(self.layers[-1], "logits", x)
        return x

    def numbered(self):
        flat = []
        for layer in self.layers:
            flat += list(layer.inner) if isinstance(layer, Residual) else [layer]
        return list(enumerate(flat))

    def tensors(self, buffers=False):
        return {f"{k}.{n}": t for k, layer in self.numbered() for n, t in layer.tensors(buffers).items()}


# Losses: of the output, the pre-activations before it, and the labels.

def from_logits(function, **more):
    return lambda output, logits, y: function(logits, y, **more)


def from_output(function, **more):
    return lambda output, logits, y: function(output, y, **more)


def weighted_bce(weight):
    def loss(output, logits, y):
        return F.binary_cross_entropy(output, y, weight=torch.where(y == 1, weight, 1.0))
    return loss


class OptaxLoss(torch.autograd.Function):
    """A loss that optax computes and JAX differentiates."""

    @staticmethod
    def forward(context, function, logits, y):
        value, slope = jax.value_and_grad(function)(jnp.asarray(logits.detach().numpy()), jnp.asarray(y.numpy()))
        context.save_for_backward(torch.tensor(np.asarray(slope)))
        return torch.tensor(float(value))

    @staticmethod
    def backward(context, upstream):
        return None, upstream * context.saved_tensors[0], None


def focal(gamma, alpha=None):
    def value(logits, y):
        return jnp.mean(optax.losses.sigmoid_focal_loss(logits, y, alpha=alpha, gamma=gamma))
    return lambda output, logits, y: OptaxLoss.apply(value, logits, y)


# Clips: change the gradients in place, give the norm before.

def total_norm(net):
    return torch.linalg.vector_norm(torch.cat([p.grad.reshape(-1) for p in net.tensors().values()])).item()


def by_norm(limit):
    def clip(net):
        return nn.utils.clip_grad_norm_(list(net.parameters()), limit).item()
    return clip


def by_layer(limit):
    def clip(net):
        before = total_norm(net)
        for _, layer in net.numbered():
            if list(layer.parameters()):
                nn.utils.clip_grad_norm_(list(layer.parameters()), limit)
        return before
    return clip


def adaptive(limit):
    """optax takes weights as [in, out] and measures each unit; PyTorch's are [out, in]."""
    def clip(net):
        before = total_norm(net)
        transform = optax.adaptive_grad_clip(limit)
        turn = lambda t: jnp.asarray(t.detach().numpy().T)
        parameters = {k: turn(p) for k, p in net.tensors().items()}
        gradients = {k: turn(p.grad) for k, p in net.tensors().items()}
        clipped, _ = transform.update(gradients, transform.init(parameters), parameters)
        for k, p in net.tensors().items():
            p.grad.copy_(torch.tensor(np.asarray(clipped[k]).T.copy()))
        return before
    return clip


# Optimizers that PyTorch does not have.

class KerasOptimizer:
    def __init__(self, optimizer, parameters):
        self.parameters = list(parameters)
        self.variables = [keras.Variable(p.detach().numpy().copy()) for p in self.parameters]
        self.optimizer = optimizer
        optimizer.build(self.variables)

    def zero_grad(self):
        for p in self.parameters:
            p.grad = None

    def step(self):
        self.optimizer.apply([p.grad.clone() for p in self.parameters], self.variables)
        with torch.no_grad():
            for p, v in zip(self.parameters, self.variables):
                p.copy_(v.value)


class OptaxOptimizer(KerasOptimizer):
    def __init__(self, transform, parameters):
        self.parameters, self.transform = list(parameters), transform
        self.state = transform.init([jnp.asarray(p.detach().numpy()) for p in self.parameters])

    def step(self):
        arrays = [jnp.asarray(p.detach().numpy()) for p in self.parameters]
        updates, self.state = self.transform.update(
            [jnp.asarray(p.grad.numpy()) for p in self.parameters], self.state, arrays)
        with torch.no_grad():
            for p, u in zip(self.parameters, updates):
                p.add_(torch.tensor(np.asarray(u)))


def listed(tensor):
    return tensor.detach().tolist()


def write(path, value):
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(json.dumps(value, separators=(",", ":")) + "\n")
    print(path.relative_to(HERE))


def case(name, net, x, y, loss, loss_function, mode="train", clip=None, optimizer=None, steps=0, tools=(), parameters=None):
    """One file of figures. `clip` and `optimizer` are pairs: the lab's text and what computes it; the optimizer's
    second element makes (optimizer, scheduler or None) from the parameters."""
    generator = torch.Generator().manual_seed(sum(map(ord, name)))
    with torch.no_grad():
        for key, tensor in net.tensors().items():
            if parameters and key in parameters:
                tensor.copy_(torch.tensor(parameters[key]))
                continue
            kind = key.split(".")[1]
            tensor.copy_(torch.randn(tensor.shape, generator=generator) * (0.2 if kind in ("shift", "slope", "bias") else 0.5))
            if kind == "scale":
                tensor.add_(1)
            if kind == "slope":
                tensor.add_(0.25)
    initial = {k: t.detach().clone() for k, t in net.tensors().items()}
    buffers = {k: t.detach().clone() for k, t in net.tensors(buffers=True).items()}

    def restore():
        with torch.no_grad():
            for k, t in net.tensors().items():
                t.copy_(initial[k])
            for k, t in net.tensors(buffers=True).items():
                t.copy_(buffers[k])

    net.train(mode == "train")
    x = x.clone().requires_grad_()
    output = net(x)
    value = loss_function(output, net.logits, y)
    value.backward()
    expected = {
        "output": listed(output), "loss": value.item(),
        "gradients": {k: listed(t.grad) for k, t in net.tensors().items()}, "input_gradient": listed(x.grad)}
    document = {
        "name": name, "made_with": made_with(*tools), "net": net.text, "inputs": x.shape[-1], "loss": loss, "mode": mode,
        "x": listed(x), "y": listed(y), "parameters": {k: listed(t) for k, t in initial.items()}}
    if buffers:
        document["state"] = {k: listed(t) for k, t in buffers.items()}
        if mode == "train":
            expected["state"] = {k: listed(t) for k, t in net.tensors(buffers=True).items()}
    if clip:
        document["clip"] = clip[0]
        expected["gradient_norm"] = clip[1](net)
        expected["clipped_gradients"] = {k: listed(t.grad) for k, t in net.tensors().items()}
    document["expected"] = expected
    if optimizer:
        restore()
        # As in the usual session, where NAdam keeps its product of momenta in float32.
        torch.set_default_dtype(torch.float32)
        made, scheduler = optimizer[1](list(net.parameters()))
        losses = []
        for _ in range(steps):
            made.zero_grad()
            value = loss_function(net(x.detach()), net.logits, y)
            value.backward()
            if clip:
                clip[1](net)
            losses.append(value.item())
            made.step()
            if isinstance(scheduler, torch.optim.lr_scheduler.ReduceLROnPlateau):
                scheduler.step(value.item())
            elif scheduler:
                scheduler.step()
        torch.set_default_dtype(torch.float64)
        document["training"] = {
            "optimizer": optimizer[0], "steps": steps, "losses": losses,
            "parameters": {k: listed(t) for k, t in net.tensors().items()}}
    write(CASES / f"{name.replace(' ', '-')}.json", document)


def normal(seed, *shape):
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


def ones_and_zeros(seed, *shape):
    return (normal(seed, *shape) > 0).double()


def classes(seed, count, of):
    return torch.randint(0, of, (count,), generator=torch.Generator().manual_seed(seed))


MSE, BCE = from_output(F.mse_loss), from_output(F.binary_cross_entropy)
X, Y2, Y1, C3 = normal(1, 9, 4), normal(2, 9, 2), ones_and_zeros(3, 9, 1), classes(4, 9, 3)


def activations():
    case("activation prelu", Net(Dense(4, 6, "prelu", nn.PReLU()), Dense(6, 5, "prelu", nn.PReLU()), Dense(5, 2)),
         X, Y2, "mse", MSE, optimizer=("adam(0.01)", lambda p: (torch.optim.Adam(p, lr=0.01), None)), steps=6)
    case("activation prelu as layers", Net(Dense(4, 6), Slope("prelu", nn.PReLU()), Dense(6, 2)), X, Y2, "mse", MSE)
    case("activation layers of their own",
         Net(Dense(4, 6), Module("selu", nn.SELU()), Dense(6, 5), Module("gelu", nn.GELU()), Dense(5, 4),
             Module("leaky_relu(0.2)", nn.LeakyReLU(0.2)), Dense(4, 1), Module("sigmoid", nn.Sigmoid())),
         X, Y1, "bce", BCE)
    case("activation tails", Net(Dense(1, 3, "tanh", nn.Tanh()), Dense(3, 1)),
         torch.tensor([[-60.0], [-19.0], [-8.0], [0.0], [8.0], [19.0], [60.0]]), normal(5, 7, 1), "mse", MSE)
    # Inputs, weights and biases are small binary fractions, so that every order of summing gives exactly the kink.
    for text, module, at in (("relu", nn.ReLU(), 0.0), ("leaky_relu(0.2)", nn.LeakyReLU(0.2), 0.0), ("elu", nn.ELU(), 0.0),
                             ("hard_tanh", nn.Hardtanh(), 1.0), ("hard_sigmoid", HardSigmoid(), 3.0)):
        case(f"kink {text.split('(')[0].replace('_', ' ')}", Net(Dense(2, 2, text, module), Dense(2, 1)),
             torch.tensor([[0.0, 0.0], [at, 0.0], [-at, 0.0], [0.0, at], [0.5, -0.25]]),
             torch.tensor([[1.0], [2.0], [-1.0], [0.5], [0.25]]), "mse", MSE,
             parameters={"0.weight": [[1.0, 0.0], [0.0, 1.0]], "0.bias": [0.0, 0.0], "1.weight": [[1.0, 0.5]], "1.bias": [0.25]})


def losses():
    softmax = lambda: Dense(6, 3, "softmax", nn.Softmax(-1))
    hidden = lambda: Dense(4, 6, "tanh", nn.Tanh())
    ce = F.cross_entropy
    case("loss softmax cross entropy", Net(hidden(), softmax()), X, C3, "cross_entropy", from_logits(ce),
         optimizer=("sgd(0.1)", lambda p: (torch.optim.SGD(p, lr=0.1), None)), steps=5)
    case("loss softmax cross entropy weighted smoothed", Net(hidden(), softmax()), X, C3,
         "cross_entropy(weights=by_class(1, 2, 0.5), label_smoothing=0.1)",
         from_logits(ce, weight=torch.tensor([1, 2, 0.5]), label_smoothing=0.1))
    case("loss softmax layer cross entropy", Net(hidden(), Dense(6, 3), Module("softmax", nn.Softmax(-1))), X, C3,
         "cross_entropy", from_logits(ce))
    case("loss softmax mse", Net(hidden(), softmax()), X, F.one_hot(C3, 3).double(), "mse", MSE)
    case("loss cross entropy far logits", Net(Dense(2, 3)), torch.tensor([[900.0, -700.0], [-800.0, 20.0], [0.0, 0.0], [3.0, 1.0]]),
         torch.tensor([0, 1, 2, 1]), "cross_entropy", from_logits(ce),
         parameters={"0.weight": [[1.0, 0.5], [-1.0, 0.25], [0.0, 1.0]], "0.bias": [0.5, 0.0, -0.5]})
    case("loss bce logits far", Net(Dense(1, 1)), torch.tensor([[-800.0], [-40.0], [-1.0], [0.0], [2.0], [40.0], [800.0], [800.0], [-800.0]]),
         torch.tensor([[0.0], [0.0], [1.0], [0.0], [1.0], [1.0], [1.0], [0.0], [1.0]]), "bce_logits",
         from_logits(F.binary_cross_entropy_with_logits), parameters={"0.weight": [[1.0]], "0.bias": [0.0]})
    case("loss bce weighted", Net(hidden(), Dense(6, 1, "sigmoid", nn.Sigmoid())), X, Y1, "bce(positive_weight=3)", weighted_bce(3.0),
         optimizer=("adam(0.01)", lambda p: (torch.optim.Adam(p, lr=0.01), None)), steps=5)
    case("loss bce weighted two labels", Net(hidden(), Dense(6, 2, "sigmoid", nn.Sigmoid())), X, ones_and_zeros(6, 9, 2),
         "bce(positive_weight=0.5)", weighted_bce(0.5))
    case("loss sigmoid bce logits weighted", Net(hidden(), Dense(6, 1, "sigmoid", nn.Sigmoid())), X, Y1, "bce_logits(positive_weight=3)",
         from_logits(F.binary_cross_entropy_with_logits, pos_weight=torch.tensor(3.0)))
    case("loss bce after hard sigmoid", Net(Dense(4, 1), Module("hard_sigmoid", HardSigmoid())), X * 0.5, Y1, "bce", BCE)
    case("loss focal plain", Net(hidden(), Dense(6, 1)), X, Y1, "focal", focal(2.0), tools=("optax", "jax"))
    case("loss focal gamma", Net(hidden(), Dense(6, 1)), X, Y1, "focal(gamma=0.5, alpha=0.75)", focal(0.5, 0.75), tools=("optax", "jax"))
    case("loss focal zero is bce", Net(hidden(), Dense(6, 1)), X, Y1, "focal(gamma=0)", from_logits(F.binary_cross_entropy_with_logits))
    case("loss focal sigmoid", Net(hidden(), Dense(6, 1, "sigmoid", nn.Sigmoid())), X, Y1, "focal(gamma=2, alpha=0.25)", focal(2.0, 0.25),
         tools=("optax", "jax"))
    # Residuals of exactly 0, of exactly the width of the parabola, and either side: every number is a binary fraction.
    corners = dict(parameters={"0.weight": [[1.0, 0.0], [0.0, 1.0]], "0.bias": [0.0, 0.0]})
    x = torch.tensor([[0.0, 0.5], [1.0, -0.5], [-1.0, 0.25], [2.0, -2.0], [0.75, 0.0]])
    y = torch.tensor([[0.0, 0.0], [0.0, 0.0], [-1.0, 0.75], [0.0, -1.5], [0.25, 4.0]])
    case("loss mae corners", Net(Dense(2, 2)), x, y, "mae", from_output(F.l1_loss), **corners)
    case("loss huber corners", Net(Dense(2, 2)), x, y, "huber(0.5)", from_output(F.huber_loss, delta=0.5), **corners)
    case("loss huber wide", Net(hidden(), Dense(6, 2)), X, Y2 * 3, "huber(2)", from_output(F.huber_loss, delta=2.0))


def layers():
    case("dropout eval", Net(Dense(4, 6, "relu", nn.ReLU()), Module("dropout(0.5)", nn.Dropout(0.5)), Dense(6, 2)), X, Y2, "mse", MSE, mode="eval")
    case("dropout zero", Net(Dense(4, 6, "relu", nn.ReLU()), Module("dropout(0)", nn.Dropout(0.0)), Dense(6, 2)), X, Y2, "mse", MSE)
    case("residual preactivation",
         Net(Dense(4, 5), Residual(Module("batchnorm", nn.BatchNorm1d(5)), Module("relu", nn.ReLU()), Dense(5, 5)),
             Residual(Module("layernorm", nn.LayerNorm(5)), Dense(5, 5, "tanh", nn.Tanh())), Dense(5, 1, "sigmoid", nn.Sigmoid())),
         X, Y1, "bce", BCE, optimizer=("sgd(0.1, momentum=0.9)", lambda p: (torch.optim.SGD(p, lr=0.1, momentum=0.9), None)), steps=5)
    case("batchnorm first", Net(Module("batchnorm", nn.BatchNorm1d(4)), Dense(4, 5, "elu", nn.ELU()), Dense(5, 2)), X * 3 + 1, Y2, "mse", MSE)
    case("batchnorm two samples", Net(Dense(4, 5), Module("batchnorm", nn.BatchNorm1d(5)), Module("tanh", nn.Tanh()), Dense(5, 2)),
         X[:2], Y2[:2], "mse", MSE)
    case("layernorm small", Net(Dense(4, 5), Module("layernorm", nn.LayerNorm(5)), Dense(5, 2)), X * 1e-3, Y2, "mse", MSE)
    case("width one", Net(Dense(1, 1, "sigmoid", nn.Sigmoid()), Dense(1, 1, "sigmoid", nn.Sigmoid()), Dense(1, 1, "sigmoid", nn.Sigmoid())),
         X[:1, :1], Y1[:1], "mse", MSE)
    sequence = normal(7, 5, 6, 2)
    target = normal(8, 5, 1)
    case("recurrent lstm trained", Net(Recurrent("lstm", 2, 5), Dense(5, 1)), sequence, target, "mse", MSE,
         optimizer=("rmsprop(0.01)", lambda p: (torch.optim.RMSprop(p, lr=0.01), None)), steps=5)
    case("recurrent gru by layer", Net(Recurrent("gru", 2, 4), Dense(4, 1)), sequence, target, "mse", MSE, clip=("by_layer(0.1)", by_layer(0.1)),
         optimizer=("sgd(0.1)", lambda p: (torch.optim.SGD(p, lr=0.1), None)), steps=5)
    case("recurrent long", Net(Recurrent("rnn", 2, 4), Dense(4, 1)), normal(9, 3, 40, 2), target[:3], "mse", MSE)
    case("recurrent one step", Net(Recurrent("lstm", 2, 3), Dense(3, 1)), sequence[:, :1], target, "mse", MSE)
    case("recurrent sequence dense", Net(Recurrent("gru", 2, 4, sequence=True), Recurrent("rnn", 4, 3, activation="relu"), Dense(3, 1, "sigmoid", nn.Sigmoid())),
         sequence, (target > 0).double(), "bce", BCE)


def training_net():
    return Net(Dense(4, 6, "tanh", nn.Tanh()), Dense(6, 1, "sigmoid", nn.Sigmoid()))


def optimizers():
    O = torch.optim
    plain = lambda make: lambda p: (make(p), None)
    for name, text, make, tools in (
        ("lion", "lion(0.001)", lambda p: lion_pytorch.Lion(p, lr=0.001), ("lion-pytorch",)),
        ("lion betas", "lion(0.01, beta1=0.95, beta2=0.98)", lambda p: OptaxOptimizer(optax.lion(0.01, b1=0.95, b2=0.98, weight_decay=0), p), ("optax", "jax")),
        ("adam epsilon hat", "adam(0.01, epsilon=1e-3, epsilon_hat=true)",
         lambda p: KerasOptimizer(keras.optimizers.Adam(0.01, epsilon=1e-3), p), ("keras",)),
        ("adam epsilon", "adam(0.01, epsilon=1e-3)", lambda p: O.Adam(p, lr=0.01, eps=1e-3), ()),
        ("sgd all", "sgd(0.05, momentum=0.8, nesterov=true, l2=0.02)", lambda p: O.SGD(p, lr=0.05, momentum=0.8, nesterov=True, weight_decay=0.02), ()),
        ("adamw strong", "adamw(0.02, decay=3)", lambda p: O.AdamW(p, lr=0.02, weight_decay=3), ()),
        ("adamw default", "adamw(0.01)", lambda p: O.AdamW(p, lr=0.01), ()),
        ("nadam fast", "nadam(0.05)", lambda p: O.NAdam(p, lr=0.05), ()),
        ("adagrad default", "adagrad", lambda p: O.Adagrad(p), ()),
        ("rmsprop default", "rmsprop", lambda p: O.RMSprop(p), ()),
        ("adam default", "adam", lambda p: O.Adam(p), ()),
        ("nadam default", "nadam(0.002)", lambda p: O.NAdam(p), ()),
    ):
        case(f"optimizer {name}", training_net(), X, Y1, "bce", BCE, optimizer=(text, plain(make)), steps=15, tools=tools)


def warm(optimizer, steps, after=None, start=0.1):
    """PyTorch's linear warm-up: 1/steps of the peak in the first step, the peak in the last."""
    S = torch.optim.lr_scheduler
    rise = S.LinearLR(optimizer, start_factor=1 / steps, total_iters=steps - 1)
    return S.SequentialLR(optimizer, [rise, after(optimizer)], [steps]) if after else rise


S = torch.optim.lr_scheduler
# The lab's text of a schedule, and what gives PyTorch's of the same rates.
SCHEDULES = (
    ("piecewise", "piecewise(0.1, 5, 0.01)", 0.1, lambda o: S.MultiStepLR(o, [5], 0.1)),
    ("piecewise twice", "piecewise(0.1, 3, 0.01, 7, 0.001)", 0.1, lambda o: S.MultiStepLR(o, [3, 7], 0.1)),
    ("one cycle", "one_cycle(0.1, steps=20)", 0.1, lambda o: S.OneCycleLR(o, 0.1, total_steps=20, cycle_momentum=False)),
    ("exponential", "exponential(0.1, rate=0.9)", 0.1, lambda o: S.ExponentialLR(o, 0.9)),
    ("exponential staircase", "exponential(0.1, rate=0.5, every=4, staircase=true)", 0.1, lambda o: S.StepLR(o, 4, 0.5)),
    ("cosine", "cosine(0.1, steps=15, floor=0.01)", 0.1, lambda o: S.CosineAnnealingLR(o, 15, 0.01)),
    ("warmup", "warmup(0.1, steps=5)", 0.1, lambda o: warm(o, 5)),
    ("warmup cosine", "warmup(cosine(0.1, steps=10), steps=5)", 0.1, lambda o: warm(o, 5, lambda o: S.CosineAnnealingLR(o, 10))),
    ("warmup exponential", "warmup(exponential(0.1, rate=0.8), steps=4)", 0.1, lambda o: warm(o, 4, lambda o: S.ExponentialLR(o, 0.8))),
)


def schedules():
    sequences = []
    for name, text, start, make in SCHEDULES:
        optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=start)
        scheduler, rates = make(optimizer), []
        for _ in range(20 if name == "one cycle" else 16):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            if len(rates) < 20:
                scheduler.step()
        sequences.append({"schedule": text, "made_with": made_with(), "rates": rates})

        def both(p, make=make, start=start):
            optimizer = torch.optim.SGD(p, lr=start, momentum=0.9)
            return optimizer, make(optimizer)
        case(f"schedule {name}", training_net(), X, Y1, "bce", BCE, optimizer=(f"sgd({text}, momentum=0.9)", both),
             steps=19 if name == "one cycle" else 15)

    def adam(p):
        optimizer = torch.optim.Adam(p, lr=0.03)
        return optimizer, S.CosineAnnealingLR(optimizer, 15)
    case("schedule in adam", training_net(), X, Y1, "bce", BCE, optimizer=("adam(cosine(0.03, steps=15))", adam), steps=15)

    def plateau(p):
        optimizer = torch.optim.SGD(p, lr=4.0)
        return optimizer, S.ReduceLROnPlateau(optimizer, factor=0.5, patience=1)
    case("schedule plateau", training_net(), X, Y2[:, :1], "mse", MSE, optimizer=("sgd(plateau(4, factor=0.5, patience=1))", plateau), steps=30)
    write(HERE / "parity" / "schedules-more.json", sequences)


def clips():
    net = lambda: Net(Dense(4, 6, "relu", nn.ReLU()), Dense(6, 5, "tanh", nn.Tanh()), Dense(5, 2))
    sgd = ("sgd(0.1)", lambda p: (torch.optim.SGD(p, lr=0.1), None))
    adam = ("adam(0.01)", lambda p: (torch.optim.Adam(p, lr=0.01), None))
    optax_too = ("optax", "jax")
    case("clip by layer", net(), X, Y2, "mse", MSE, clip=("by_layer(0.3)", by_layer(0.3)), optimizer=adam, steps=5)
    case("clip by layer slack", net(), X, Y2, "mse", MSE, clip=("by_layer(100)", by_layer(100)), optimizer=sgd, steps=3)
    case("clip adaptive", net(), X, Y2, "mse", MSE, clip=("adaptive(0.1)", adaptive(0.1)), optimizer=sgd, steps=5, tools=optax_too)
    case("clip adaptive slack", net(), X, Y2, "mse", MSE, clip=("adaptive(50)", adaptive(50)), optimizer=sgd, steps=3, tools=optax_too)
    zero_weights = {"0.weight": [[0.0] * 4] * 6, "0.bias": [0.0, 0.25, 0.5, -0.25, 1.0, 0.125]}
    case("clip adaptive small weights", Net(Dense(4, 6, "tanh", nn.Tanh()), Dense(6, 2)), X, Y2, "mse", MSE,
         clip=("adaptive(0.1)", adaptive(0.1)), optimizer=sgd, steps=3, parameters=zero_weights, tools=optax_too)
    case("clip norm residual batchnorm",
         Net(Dense(4, 5), Residual(Module("batchnorm", nn.BatchNorm1d(5)), Module("relu", nn.ReLU()), Dense(5, 5)), Dense(5, 2)),
         X, Y2, "mse", MSE, clip=("by_norm(0.5)", by_norm(0.5)), optimizer=sgd, steps=4)


def float_model(name, make_layers, text, inputs, y, loss, function, seed):
    """A `Sequential` saved as PyTorch saves it, in float32, and what PyTorch makes of it."""
    torch.manual_seed(seed)
    model = nn.Sequential(*make_layers()).float()
    x = torch.randn(16, inputs, dtype=torch.float32)
    tensors = {k: v.clone() for k, v in model.state_dict().items()}
    folder = HERE / "pytorch"
    folder.mkdir(exist_ok=True)
    x.requires_grad_()
    output = model(x)
    value = function(output, y)
    value.backward()
    save_file(tensors, folder / f"{name}.safetensors")
    write(folder / f"{name}.json", {
        "file": f"{name}.safetensors", "made_with": made_with("safetensors") + ", float32", "net": text, "inputs": inputs, "loss": loss,
        "x": listed(x), "y": listed(y), "output": listed(output), "loss_value": value.item(),
        "gradients": {k: listed(p.grad) for k, p in model.named_parameters()}, "input_gradient": listed(x.grad)})


def float_models():
    # More ones than zeros: where the samples' gradients cancel, float32 itself is no nearer than 1e-5.
    ones = (normal(10, 16, 1) > -0.8).float()
    float_model("deep-sigmoid", lambda: [m for k in range(8) for m in (nn.Linear(4 if k == 0 else 6, 6), nn.Sigmoid())] + [nn.Linear(6, 1), nn.Sigmoid()],
                "8 * dense(6, sigmoid) -> dense(1, sigmoid)", 4, ones, "bce", F.binary_cross_entropy, 21)
    float_model("batchnorm", lambda: [nn.Linear(5, 7), nn.BatchNorm1d(7), nn.ReLU(), nn.Linear(7, 7), nn.LayerNorm(7), nn.GELU(), nn.Linear(7, 3)],
                "dense(7) -> batchnorm -> relu -> dense(7) -> layernorm -> gelu -> dense(3)", 5, classes(11, 16, 3), "cross_entropy", F.cross_entropy, 22)
    float_model("relu", lambda: [nn.Linear(10, 16), nn.ReLU(), nn.Linear(16, 8), nn.Tanh(), nn.Linear(8, 1)],
                "dense(16, relu) -> dense(8, tanh) -> dense(1)", 10, torch.randn(16, 1, generator=torch.Generator().manual_seed(12), dtype=torch.float32),
                "mse", F.mse_loss, 23)


if __name__ == "__main__":
    activations()
    losses()
    layers()
    optimizers()
    schedules()
    clips()
    float_models()
