"""The eight models, taken from the public sources that have them; nothing of them is written here.

Where they stand in the folder that is given (`--sources FOLDER`):

    FOLDER/minGPT               https://github.com/karpathy/minGPT                 37baab71
    FOLDER/examples             https://github.com/pytorch/examples                77f55b91
    FOLDER/Pytorch-UNet         https://github.com/milesial/Pytorch-UNet           21d7850f
    FOLDER/mlp-mixer-pytorch    https://github.com/lucidrains/mlp-mixer-pytorch    b102a9b2
    FOLDER/tutorials            https://github.com/pytorch/tutorials               4577e7a7
    torchvision and einops      pip install --no-deps torchvision einops

The scripts of `examples` and `tutorials` train as soon as they are imported: of those only the definitions that are named
are executed. Widths and depths are what each source offers as an argument; batches and pictures are small.
"""
import ast
import contextlib
import functools
import io
import sys
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

FOLDER = Path()


def use(folder):
    """Takes the sources from `folder` from here on."""
    global FOLDER
    FOLDER = Path(folder).resolve()
    for part in ("site", "minGPT", "Pytorch-UNet", "mlp-mixer-pytorch"):
        sys.path.insert(0, str(FOLDER / part))


def definitions(file, *names, **values):
    """The classes and functions of a script that are named, without running the rest of it."""
    path = FOLDER / file
    tree = ast.parse(path.read_text(), str(path))
    tree.body = [node for node in tree.body if getattr(node, "name", None) in names]
    found = {"torch": torch, "nn": nn, "F": functional, **values}
    exec(compile(tree, str(path), "exec"), found)
    missing = [name for name in names if name not in found]
    if missing:
        raise SystemExit(f"{path} defines no {', '.join(missing)}")
    return [found[name] for name in names]


def resnet18():
    from torchvision.models import resnet18 as make
    return make(num_classes=10)


@functools.cache
def mingpt():
    from mingpt import model
    return model


def gpt(layers=3, heads=3, width=48, words=16, length=24):
    """minGPT of the size that it calls gpt-nano, where nothing else is said."""
    module = mingpt()
    config = module.GPT.get_default_config()
    config.model_type = None
    config.n_layer, config.n_head, config.n_embd = layers, heads, width
    config.vocab_size, config.block_size = words, length
    with contextlib.redirect_stdout(io.StringIO()):  # it prints how many parameters it has
        return module.GPT(config)


def lstm():
    return definitions("examples/mnist_rnn/main.py", "Net")[0]()


def vae():
    return definitions("examples/vae/main.py", "VAE")[0]()


def vae_loss():
    return definitions("examples/vae/main.py", "loss_function")[0]


def dcgan(width=16):
    """Generator and discriminator with the initialisation of their script; its own width is 64."""
    values = {"nz": 100, "ngf": width, "ndf": width, "nc": 3}
    generator, discriminator, start = definitions(
        "examples/dcgan/main.py", "Generator", "Discriminator", "weights_init", **values)
    return generator(1).apply(start), discriminator(1).apply(start)


def unet():
    from unet import UNet
    return UNet(n_channels=3, n_classes=2)


def mixer(depth=4, width=48):
    from mlp_mixer_pytorch import MLPMixer
    return MLPMixer(image_size=32, channels=3, patch_size=8, dim=width, depth=depth, num_classes=10)


def tutorial(layers=3, batchnorm=True):
    network = definitions(
        "tutorials/intermediate_source/visualizing_gradients_tutorial.py", "fc_layer", "Net")[1]
    return network(num_layers=layers, batchnorm=batchnorm)
