"""The workloads in JAX: jitted steps, and the whole loop on the device where that is possible."""
import os

import definitions as d

os.environ["JAX_PLATFORMS"] = "cpu"
import jax
import jax.numpy as jnp
import numpy as np

tree = jax.tree.map


def outputs(layers, x, activation):
    for weight, bias in layers[:-1]:
        x = activation(x @ weight + bias)
    weight, bias = layers[-1]
    return x @ weight + bias


def entropy(z, y):
    return jnp.mean(jax.nn.softplus(z) - y * z)


def adam(parameters, gradients, state):
    first, second, step = state
    step = step + 1
    first = tree(lambda m, g: d.BETA1 * m + (1 - d.BETA1) * g, first, gradients)
    second = tree(lambda v, g: d.BETA2 * v + (1 - d.BETA2) * g * g, second, gradients)
    rate = d.RATE * jnp.sqrt(1 - d.BETA2**step) / (1 - d.BETA1**step)
    change = lambda p, m, v: p - rate * m / (jnp.sqrt(v) + d.EPSILON)
    return tree(change, parameters, first, second), (first, second, step)


def moments(parameters):
    return tree(jnp.zeros_like, parameters), tree(jnp.zeros_like, parameters), jnp.float32(0)


def layers_of(sizes):
    return [(jnp.asarray(w), jnp.asarray(b)) for w, b in d.glorot(sizes)]


def arrays(pair):
    return tuple(jnp.asarray(a) for a in pair)


def example():
    x, y = arrays(d.labelled(d.Example.samples))

    def step(parameters, state):
        loss, gradients = jax.value_and_grad(lambda p: entropy(outputs(p, x, jax.nn.relu), y))(parameters)
        return (*adam(parameters, gradients, state), loss)

    def ready():
        parameters = layers_of(d.Example.sizes)
        return jax.block_until_ready((parameters, moments(parameters)))

    jitted = jax.jit(step)

    def run(state):
        for _ in range(d.STEPS):
            *state, loss = jitted(*state)
        return {"loss": float(loss)}

    yield "jit step", "", ready, run

    @jax.jit
    def loop(parameters, state):
        def body(carry, _):
            *carry, loss = step(*carry)
            return tuple(carry), loss
        return jax.lax.scan(body, (parameters, state), None, length=d.STEPS)[1][-1]

    yield "scan", "", ready, lambda state: {"loss": float(loop(*state))}


def probe():
    x, y = arrays(d.labelled(d.Probe.samples))
    for depth in d.DEPTHS:
        layers = layers_of(d.Probe.sizes(depth))

        @jax.jit
        def compute(layers):
            loss, gradients = jax.value_and_grad(lambda p: entropy(outputs(p, x, jax.nn.sigmoid), y))(layers)
            return loss, jnp.stack([jnp.sqrt(jnp.mean(w * w)) for w, _ in gradients])

        def run(layers, compute=compute):
            loss, rms = compute(layers)
            rms = np.asarray(rms)
            return {"loss": float(loss), "gradient_first": float(rms[0]), "gradient_last": float(rms[-1])}

        yield "jit", f"D{depth}", lambda layers=layers: layers, run


def wide():
    x, y = arrays(d.Wide.data())

    @jax.jit
    def step(layers):
        def loss_of(p):
            z = outputs(p, x, jax.nn.relu)
            return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(z), y[:, None], 1))
        loss, gradients = jax.value_and_grad(loss_of)(layers)
        return tree(lambda p, g: p - d.WIDE_RATE * g, layers, gradients), loss

    start = layers_of(d.Wide.sizes)

    def run(layers):
        return {"loss": float(jax.block_until_ready(step(layers))[1])}

    yield "jit", "", lambda: start, run


def normalized():
    x, y = arrays(d.labelled(d.Normalized.samples))

    def loss_of(parameters, running):
        h, averages, n = x, [], x.shape[0]
        for (w, b, scale, shift), (mean_so_far, variance_so_far) in zip(parameters[0], running):
            z = h @ w + b
            mean, variance = z.mean(0), z.var(0)
            averages.append((mean_so_far + d.NORM_MOMENTUM * (mean - mean_so_far),
                             variance_so_far + d.NORM_MOMENTUM * (variance * n / (n - 1) - variance_so_far)))
            h = jax.nn.relu((z - mean) * jax.lax.rsqrt(variance + d.NORM_EPSILON) * scale + shift)
        w, b = parameters[1]
        return entropy(h @ w + b, y), averages

    @jax.jit
    def step(parameters, running, state):
        (loss, running), gradients = jax.value_and_grad(loss_of, has_aux=True)(parameters, running)
        norm = jnp.sqrt(sum(jnp.sum(g * g) for g in jax.tree.leaves(gradients)))
        gradients = tree(lambda g: g * jnp.minimum(1.0, d.CLIP / (norm + 1e-6)), gradients)
        parameters, state = adam(parameters, gradients, state)
        return parameters, running, state, loss

    def ready():
        *hidden, last = layers_of(d.Normalized.sizes)
        parameters = [(w, b, jnp.ones_like(b), jnp.zeros_like(b)) for w, b in hidden], last
        running = [(jnp.zeros_like(b), jnp.ones_like(b)) for _, b in hidden]
        return jax.block_until_ready((parameters, running, moments(parameters)))

    def run(state):
        for _ in range(d.STEPS):
            *state, loss = step(*state)
        return {"loss": float(loss)}

    yield "jit step", "", ready, run


def sweep():
    x, y = arrays(d.Sweep.data())
    activations = {"sigmoid": jax.nn.sigmoid, "tanh": jnp.tanh, "relu": jax.nn.relu, "gelu": lambda z: jax.nn.gelu(z, approximate=False)}
    kinds = [(depth, activation) for depth in d.Sweep.depths for activation in d.Sweep.activations]

    def trained(activation):
        def loss_of(p):
            return entropy(outputs(p, x, activations[activation]), y)

        def train(parameters):
            def step(carry, _):
                loss, gradients = jax.value_and_grad(loss_of)(carry[0])
                return adam(carry[0], gradients, carry[1]), loss
            return jax.lax.scan(step, (parameters, moments(parameters)), None, length=d.STEPS)[1][-1]

        return jax.jit(jax.vmap(train))

    def first_weights():
        return jax.block_until_ready([
            tree(lambda *seeds: jnp.stack(seeds), *[layers_of_sweep(depth, activation, seed) for seed in d.Sweep.seeds])
            for depth, activation in kinds])

    def layers_of_sweep(depth, activation, seed):
        return [(jnp.asarray(w), jnp.asarray(b)) for w, b in d.Sweep.layers(depth, activation, seed)]

    compiled = {}

    def fresh():
        compiled.clear()
        return first_weights()

    def run(parameters):
        losses = {}
        for (depth, activation), start in zip(kinds, parameters):
            if (depth, activation) not in compiled:
                compiled[depth, activation] = trained(activation)
            losses[depth, activation] = np.asarray(compiled[depth, activation](start))
        return {d.Sweep.name(*n): float(losses[n[:2]][d.Sweep.seeds.index(n[2])]) for n in d.Sweep.checked}

    yield "vmap, compiling", "", fresh, run
    yield "vmap", "", first_weights, run


def functions():
    x = jnp.asarray(d.elements())
    for name, function in (("tanh", jnp.tanh), ("sigmoid", jax.nn.sigmoid), ("exp", jnp.exp)):
        def run(_, jitted=jax.jit(function)):
            out = jitted(x).block_until_ready()
            return {"sum": float(np.asarray(out)[::997].sum(dtype=np.float64))}
        yield "jit", name, lambda: None, run


d.main("JAX", {"w1": example, "w2": probe, "w3": wide, "w4": normalized, "w5": functions, "w8": sweep})
