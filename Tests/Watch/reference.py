"""What a watched run has to say of a model, computed plainly with hooks on each module, in numpy's double precision.

Nothing of gradlab_watch is used here.
"""

import collections
import math

import numpy as np
import torch
from torch import nn


def plain(value):
    """The first tensor of numbers in what a module gives, looked for as the document says."""
    if isinstance(value, torch.Tensor):
        return value if value.is_floating_point() or value.is_complex() else None
    if isinstance(value, nn.utils.rnn.PackedSequence):
        return value.data
    if isinstance(value, (tuple, list)):
        return next((t for t in map(plain, value) if t is not None), None)
    if isinstance(value, dict):
        return plain(tuple(value.values()))
    if hasattr(value, "__dataclass_fields__"):
        return plain(tuple(vars(value).values()))
    return None


def doubles(tensor):
    tensor = tensor.detach()
    if tensor.is_complex():
        tensor = torch.view_as_real(tensor)
    return tensor.double().numpy().copy()


def root_mean_square(array):
    return math.sqrt((array**2).mean())


class Reference:
    """figures[name, call] = {field: value}, after `measured` has run one step."""

    def __init__(self, model, samples, sample_dims=()):
        self.samples = samples
        self.sample_dims = dict(sample_dims)
        self.outputs, self.inputs, self.signals = {}, {}, {}
        self.order = []
        self.counts = collections.Counter()
        self.is_back = False
        self.modules = {n.replace("module.", ""): m for n, m in model.named_modules()}
        self.handles = []
        inside = {id(c) for m in model.modules() if isinstance(m, nn.MultiheadAttention) for c in m.children()}
        for name, module in self.modules.items():
            own = list(module.parameters(recurse=False)) or hasattr(module, "parametrizations")
            is_inner = "parametrizations" in name or id(module) in inside
            if (own or not list(module.children())) and not is_inner:
                hook = self.hook(name)
                try:
                    self.handles.append(module.register_forward_hook(hook, with_kwargs=True))
                except TypeError:  # before PyTorch 2.0
                    self.handles.append(module.register_forward_hook(lambda m, a, o, hook=hook: hook(m, a, {}, o)))

    def hook(self, name):
        def called(module, args, kwargs, output):
            if self.is_back:
                return
            self.counts[name] += 1
            key = (name, self.counts[name])
            self.order.append(key)
            y = plain(output)
            if y is None:
                return
            x = plain((args, kwargs))
            self.outputs[key] = doubles(y)
            # What was changed in place is no longer what came in.
            if x is not None and (x is not y or isinstance(module, (nn.Identity, nn.Dropout))):
                self.inputs[key] = doubles(x)
            tensors = [y]
            if isinstance(module, nn.RNNBase):
                tensors += [output[1][0] if isinstance(output[1], tuple) else output[1]]
            for place, tensor in enumerate(tensors):
                if tensor.requires_grad:
                    tensor.register_hook(lambda g, place=place: self.signals.setdefault(key, {}).update({place: doubles(g)}))

        return called

    def measure(self, model, optimizer):
        """After backward: takes the step, and gives the figures."""
        for handle in self.handles:
            handle.remove()
        figures = {}
        before = {id(p): doubles(p) for p in model.parameters()}
        gradients = {id(p): doubles(p.grad.to_dense()) for p in model.parameters() if p.grad is not None}
        optimizer.step()
        for key, y in self.outputs.items():
            module = self.modules[key[0]]
            found = figures[key] = {"size": root_mean_square(y)}
            if key in self.inputs and not isinstance(module, (nn.Embedding, nn.EmbeddingBag)):
                found["input_size"] = root_mean_square(self.inputs[key])
            dim = self.sample_dims.get(key[0], self.sample_dims.get("", 0))
            if dim is not None and y.shape[dim] % self.samples == 0 and self.samples > 1:
                # Several rows of one sample stand one behind the other.
                deviation = (y if dim else y.reshape(self.samples, -1)).std(axis=dim)
                found["spread"] = root_mean_square(deviation) / found["size"] if found["size"] else 0
            signals = self.signals.get(key, {})
            # Of what all samples share a sample's own part can't be told; rows of one sample are one behind the other.
            has_samples = self.samples in y.shape or y.shape[0] % self.samples == 0 or isinstance(module, nn.RNNBase)
            if signals and has_samples:
                g = signals.get(0)
                if isinstance(module, nn.RNNBase):
                    g = self.recurrent(module, signals, y)
                # Of each sample's own loss, with a loss that is the mean: N times; root mean square over N samples.
                found["signal"] = math.sqrt((g**2).sum() / self.samples) * self.samples
            if type(module) in (nn.ReLU, nn.ReLU6):
                units = 1 if y.ndim > 2 and not isinstance(self.modules.get(""), nn.TransformerEncoder) else y.ndim - 1
                found["dead"] = (np.moveaxis(y, units, 0).reshape(y.shape[units], -1).max(1) <= 0).mean()
            slope = SLOPES.get(type(module))
            if slope:
                found["saturated"] = slope(self.inputs.get(key), y)
            parameters = list(module.parameters(recurse=hasattr(module, "parametrizations") or isinstance(module, nn.MultiheadAttention)))
            chosen = [p for p in parameters if p.ndim > 1] or parameters[:1]
            if chosen:
                old = np.concatenate([before[id(p)].ravel() for p in chosen])
                new = np.concatenate([doubles(p).ravel() for p in chosen])
                found["weight_size"] = root_mean_square(old)
                with_gradient = [gradients[id(p)].ravel() for p in chosen if id(p) in gradients]
                if with_gradient:
                    gradient = np.concatenate(with_gradient)
                    found["gradient"] = root_mean_square(gradient)
                    found["zero_gradients"] = (gradient == 0).mean()
                    found["step_size"] = root_mean_square(new - old) / root_mean_square(old)
        return figures

    def recurrent(self, module, signals, y):
        g = signals.get(0, np.zeros(y.shape))
        if 1 in signals:
            by_time = g if not module.batch_first else g.swapaxes(0, 1)
            width = module.proj_size or module.hidden_size
            ways = 2 if module.bidirectional else 1
            by_time[-1, :, :width] += signals[1][-ways]
            if ways == 2:
                by_time[0, :, width:] += signals[1][-1]
        return g


def small(slopes, largest):
    return (np.abs(slopes) < largest / 20).mean()


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


SLOPES = {
    nn.Sigmoid: lambda x, y: small(sigmoid(x) * (1 - sigmoid(x)), 0.25),
    nn.Tanh: lambda x, y: small(1 - np.tanh(x) ** 2, 1),
    nn.Hardtanh: lambda x, y: (np.abs(y) >= 1).mean(),
    nn.Softsign: lambda x, y: small(1 / (1 + np.abs(x)) ** 2, 1),
    nn.Hardsigmoid: lambda x, y: small(np.where(np.abs(x) < 3, 1 / 6, 0), 1 / 6),
}
