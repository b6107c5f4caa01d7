"""The workloads in TensorFlow and Keras: as the document trains (eager, with a tape), and as a graph."""
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import definitions as d
import keras
import numpy as np
import tensorflow as tf

tf.config.threading.set_intra_op_parallelism_threads(d.OPTIONS.threads)
tf.config.threading.set_inter_op_parallelism_threads(d.OPTIONS.threads)


def network(sizes, activation, last, normalize=False):
    model = keras.Sequential([keras.Input((sizes[0],))])
    for k, units in enumerate(sizes[1:], 1):
        if k == len(sizes) - 1:
            model.add(keras.layers.Dense(units, activation=last))
        elif normalize:
            model.add(keras.layers.Dense(units))
            model.add(keras.layers.BatchNormalization(epsilon=d.NORM_EPSILON, momentum=1 - d.NORM_MOMENTUM))
            model.add(keras.layers.Activation(activation))
        else:
            model.add(keras.layers.Dense(units, activation=activation))
    return model


def put_back(model, sizes, optimizer=None):
    """The first weights again, in place, so that a compiled step stays valid."""
    dense = [layer for layer in model.layers if isinstance(layer, keras.layers.Dense)]
    for layer, pair in zip(dense, d.glorot(sizes)):
        layer.set_weights(pair)
    for layer in model.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            zeros = np.zeros(layer.gamma.shape[0])
            layer.set_weights([zeros + 1, zeros, zeros, zeros + 1])
    if optimizer:
        for variable in optimizer.variables:
            if variable is not optimizer._learning_rate:
                variable.assign(tf.zeros_like(variable))


def trained(data, sizes, ways, **more):
    x, y = (tf.constant(a) for a in data)
    criterion = keras.losses.BinaryCrossentropy()
    for way in ways:
        model = network(sizes, "relu", "sigmoid", **more)
        optimizer = keras.optimizers.Adam(d.RATE, d.BETA1, d.BETA2, d.EPSILON, global_clipnorm=d.CLIP if more else None)
        optimizer.build(model.trainable_variables)

        def step(model=model, optimizer=optimizer):
            with tf.GradientTape() as tape:
                loss = criterion(y, model(x, training=True))
            optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
            return loss

        if way == "graph":
            step = tf.function(step)
        elif way == "XLA":
            step = tf.function(step, jit_compile=True)

        def run(_, step=step):
            for _ in range(d.STEPS):
                loss = step()
            return {"loss": float(loss)}

        if way == "fit":
            model.compile(optimizer, criterion)

            def run(_, model=model):
                history = model.fit(data[0], data[1], batch_size=len(data[0]), epochs=d.STEPS, verbose=0)
                return {"loss": history.history["loss"][-1]}

        yield way, "", lambda model=model, optimizer=optimizer: put_back(model, sizes, optimizer), run


def example():
    yield from trained(d.labelled(d.Example.samples), d.Example.sizes, ("eager tape", "fit", "graph"))


def probe():
    x, y = (tf.constant(a) for a in d.labelled(d.Probe.samples))
    criterion = keras.losses.BinaryCrossentropy()
    for depth in d.DEPTHS:
        model = network(d.Probe.sizes(depth), "sigmoid", "sigmoid")
        put_back(model, d.Probe.sizes(depth))

        def compute(model=model):
            with tf.GradientTape() as tape:
                loss = criterion(y, model(x, training=True))
            gradients = tape.gradient(loss, model.trainable_variables)
            return loss, tf.stack([tf.sqrt(tf.reduce_mean(tf.square(g))) for g in gradients[::2]])

        for way, function in (("eager tape", compute), ("graph", tf.function(compute))):
            def run(_, function=function):
                loss, rms = function()
                rms = rms.numpy()
                return {"loss": float(loss), "gradient_first": float(rms[0]), "gradient_last": float(rms[-1])}
            yield way, f"D{depth}", lambda: None, run


def wide():
    x, y = (tf.constant(a) for a in d.Wide.data())
    criterion = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model = network(d.Wide.sizes, "relu", None)
    optimizer = keras.optimizers.SGD(d.WIDE_RATE)
    optimizer.build(model.trainable_variables)

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            loss = criterion(y, model(x, training=True))
        optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
        return loss

    yield "graph", "", lambda: put_back(model, d.Wide.sizes, optimizer), lambda _: {"loss": float(step())}


def normalized():
    yield from trained(d.labelled(d.Normalized.samples), d.Normalized.sizes, ("graph",), normalize=True)


def functions():
    x = tf.constant(d.elements())
    for name in ("tanh", "sigmoid", "exp"):
        def run(_, function=getattr(tf, name)):
            return {"sum": float(function(x).numpy()[::997].sum(dtype=np.float64))}
        yield "eager", name, lambda: None, run


d.main("TensorFlow", {"w1": example, "w2": probe, "w3": wide, "w4": normalized, "w5": functions})
