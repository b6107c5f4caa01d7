"""The workloads in PyTorch: eager, and compiled where that helps."""
import definitions as d

import numpy as np
import torch
from torch import nn

torch.set_num_threads(d.OPTIONS.threads)


def network(sizes, activation, last=None, normalize=False, layers=None):
    modules, layers = [], layers or d.glorot(sizes)
    for k, (weight, bias) in enumerate(layers):
        linear = nn.Linear(*weight.shape)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(weight.T.copy()))
            linear.bias.copy_(torch.from_numpy(bias))
        modules.append(linear)
        if k < len(layers) - 1:
            if normalize:
                modules.append(nn.BatchNorm1d(len(bias), eps=d.NORM_EPSILON, momentum=d.NORM_MOMENTUM))
            modules.append(activation())
        elif last:
            modules.append(last())
    return nn.Sequential(*modules)


def tensors(pair):
    return tuple(torch.from_numpy(a) for a in pair)


def trained(data, sizes, way, make_loss, **more):
    """A network, Adam, and a hundred full-batch steps."""
    x, y = tensors(data)

    def ready():
        model = network(sizes, nn.ReLU, nn.Sigmoid, **more)
        optimizer = torch.optim.Adam(model.parameters(), lr=d.RATE, betas=(d.BETA1, d.BETA2), eps=d.EPSILON, fused=way == "fused Adam")
        return model, make_loss(model), optimizer

    def run(state):
        model, loss_of, optimizer = state
        for _ in range(d.STEPS):
            optimizer.zero_grad()
            loss = loss_of(x, y)
            loss.backward()
            if more:
                nn.utils.clip_grad_norm_(model.parameters(), d.CLIP)
            optimizer.step()
        return {"loss": loss.item()}

    return way, "", ready, run


def example():
    data = d.labelled(d.Example.samples)
    criterion = nn.BCELoss()
    for way in ("eager", "fused Adam"):
        yield trained(data, d.Example.sizes, way, lambda model: lambda x, y: criterion(model(x), y))
    # Compiled once, then the parameters are put back before each run: compiling is not the work.
    x, y = tensors(data)
    model = network(d.Example.sizes, nn.ReLU, nn.Sigmoid)
    start = {k: v.clone() for k, v in model.state_dict().items()}
    compiled = torch.compile(lambda x, y: criterion(model(x), y))

    def ready():
        model.load_state_dict(start)
        return torch.optim.Adam(model.parameters(), lr=d.RATE, betas=(d.BETA1, d.BETA2), eps=d.EPSILON, fused=True)

    def run(optimizer):
        for _ in range(d.STEPS):
            optimizer.zero_grad()
            loss = compiled(x, y)
            loss.backward()
            optimizer.step()
        return {"loss": loss.item()}

    yield "compiled", "", ready, run


def probe():
    x, y = tensors(d.labelled(d.Probe.samples))
    criterion = nn.BCELoss()
    for depth in d.DEPTHS:
        model = network(d.Probe.sizes(depth), nn.Sigmoid, nn.Sigmoid)
        weights = [m.weight for m in model if isinstance(m, nn.Linear)]

        def run(_, model=model, weights=weights):
            model.zero_grad()
            loss = criterion(model(x), y)
            loss.backward()
            rms = torch.stack([w.grad.square().mean().sqrt() for w in weights]).tolist()
            return {"loss": loss.item(), "gradient_first": rms[0], "gradient_last": rms[-1]}

        yield "eager", f"D{depth}", lambda: None, run


def wide():
    x, y = tensors(d.Wide.data())
    criterion = nn.CrossEntropyLoss()

    def ready():
        model = network(d.Wide.sizes, nn.ReLU)
        return model, torch.optim.SGD(model.parameters(), lr=d.WIDE_RATE)

    def run(state):
        model, optimizer = state
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        return {"loss": loss.item()}

    yield "eager", "", ready, run


def normalized():
    criterion = nn.BCELoss()
    yield trained(d.labelled(d.Normalized.samples), d.Normalized.sizes, "eager",
                  lambda model: lambda x, y: criterion(model(x), y), normalize=True)


def sweep():
    x, y = tensors(d.Sweep.data())
    criterion = nn.BCELoss()
    activations = {"sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU, "gelu": nn.GELU}
    all_of_them = [(depth, a, seed) for depth in d.Sweep.depths for a in d.Sweep.activations for seed in d.Sweep.seeds]

    def ready():
        return [network((10, *[64] * depth, 1), activations[a], nn.Sigmoid, layers=d.Sweep.layers(depth, a, seed))
                for depth, a, seed in all_of_them]

    def run(models):
        losses = {}
        for key, model in zip(all_of_them, models):
            optimizer = torch.optim.Adam(model.parameters(), lr=d.RATE, betas=(d.BETA1, d.BETA2), eps=d.EPSILON, fused=True)
            for _ in range(d.STEPS):
                optimizer.zero_grad()
                loss = criterion(model(x), y)
                loss.backward()
                optimizer.step()
            losses[key] = loss.item()
        return {d.Sweep.name(*n): losses[n] for n in d.Sweep.checked}

    yield "a loop, fused Adam", "", ready, run


def functions():
    x = torch.from_numpy(d.elements())
    out = torch.empty_like(x)
    for name in ("tanh", "sigmoid", "exp"):
        def run(_, function=getattr(torch, name)):
            function(x, out=out)
            return {"sum": float(out.numpy()[::997].sum(dtype=np.float64))}
        yield "eager", name, lambda: None, run


d.main("PyTorch", {"w1": example, "w2": probe, "w3": wide, "w4": normalized, "w5": functions, "w8": sweep})
