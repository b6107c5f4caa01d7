"""What Keras 3 answers to the listing of lesson 7 (example), to each repair of it, and to half a repair.

    python -m venv figures && figures/bin/pip install torch keras
    KERAS_BACKEND=torch figures/bin/python make_listing.py

Prints; the lesson quotes it. Keras 3.15.1 on PyTorch 2.15.0. Then Adam's step after a single gradient of 1000 among
gradients of 1, with and without a cap, by PyTorch: the lesson has it by Adam's formula.
"""
import os

os.environ.setdefault("KERAS_BACKEND", "torch")
import keras
import torch
from keras import layers, ops


def network(own_input, own_output):
    x = inputs = layers.Input(shape=(10,))
    for units in (64, 32):
        x = layers.Dense(units, activation="relu")(x)
    hidden = x
    x = layers.Dense(1, activation="sigmoid")(x)
    return keras.Model(inputs=inputs if own_input else hidden if own_output else x, outputs=x)


def samples(one_label):
    x = keras.random.normal((1000, 10))
    return x, ops.round(ops.sigmoid(2 * (x[:, :1] if one_label else x)))


def train(model, x, y, optimizer):
    loss, norms = keras.losses.BinaryCrossentropy(), []
    for _ in range(100):
        model.zero_grad()
        loss(y, model(x)).backward()
        gradients = [weight.value.grad for weight in model.trainable_weights]
        norms.append(float(torch.sqrt(sum((gradient**2).sum() for gradient in gradients))))
        with torch.no_grad():
            optimizer.apply(gradients, model.trainable_weights)
    with torch.no_grad():
        return float(loss(y, model(x))), max(norms)


def step_after_spike(cap, at=200, steps=(1, 100, 1000)):
    weight = torch.nn.Parameter(torch.zeros(1, dtype=torch.float64))
    optimizer, moved = torch.optim.Adam([weight], lr=0.001), []
    for step in range(at + max(steps) + 1):
        weight.grad = torch.full((1,), 1000.0 if step == at else 1.0, dtype=torch.float64)
        if cap:
            torch.nn.utils.clip_grad_norm_([weight], cap)
        before = weight.item()
        optimizer.step()
        moved.append((before - weight.item()) / 0.001)
    return [round(moved[at + step], 4) for step in steps]


for name, own_input, own_output, one_label in [
    ("as it stands", False, False, False),
    ("the output alone has a name of its own", False, True, False),
    ("the input has a name of its own", True, True, False),
    ("and one label a sample", True, True, True),
]:
    keras.utils.set_random_seed(1)
    print(name)
    try:
        model = network(own_input, own_output)
        print("  accepted:", model.input_shape, "->", model.output_shape, len(model.trainable_weights), "weights")
        print("  loss, largest norm:", train(model, *samples(one_label), keras.optimizers.Adam()))
    except ValueError as error:
        print("  ValueError:", error)
for seed in range(5):
    keras.utils.set_random_seed(seed)
    print("draw", seed, train(network(True, True), *samples(True), keras.optimizers.Adam()))
    keras.utils.set_random_seed(seed)
    capped = keras.optimizers.Adam(global_clipnorm=1.0)
    print("  with a cap of 1", train(network(True, True), *samples(True), capped))
for cap in (None, 1.0):
    print("Adam's step 1, 100, 1000 steps after a spike, cap", cap, step_after_spike(cap))
