"""Files of arrays as NumPy and safetensors write them, for ArrayFileTests: make_arrays.py (NumPy 2, safetensors 0.8).

Every array of features is that of `numbers`, in another type, byte order or order of its axes.
"""

import os

import numpy
from safetensors.numpy import save_file

FOLDER = os.path.dirname(os.path.abspath(__file__))
numbers = numpy.arange(24).reshape(4, 3, 2)
types = ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"]

arrays = {"y": numpy.array([1, 0, 1, 1]), "two": numpy.array([[0.5, 1], [2, 3], [4, 5], [6, 7]])}
arrays["column"] = numpy.array([[0.25], [1], [2], [3]])
for kind in types:
    arrays[kind] = numbers.astype("<" + kind)
    arrays["big_" + kind] = numbers.astype(">" + kind)
arrays["fortran"] = numpy.asfortranarray(numbers.astype("f8"))
arrays["b1"] = numbers % 2 == 0
arrays["flat"] = numbers.reshape(4, 6).astype("f4")
arrays["line"] = numbers[:, 0, 0].astype("f8")
arrays["images"] = numbers.reshape(4, 3, 2, 1).astype("f4")
arrays["short"] = numbers[:3].astype("f4")
arrays["none"] = numpy.zeros((0, 3))
arrays["scalar"] = numpy.float64(3)
arrays["gap"] = numpy.where(numbers == 15, numpy.nan, numbers)
arrays["complex"] = numbers.astype("c16")
arrays["words"] = numpy.array(["a", "bc", "d", "e"])
arrays["records"] = numpy.zeros(4, dtype=[("a", "f4"), ("b", "i4")])
arrays["objects"] = numpy.array([{}, 1, None, "x"], dtype=object)

numpy.savez(os.path.join(FOLDER, "stored.npz"), **arrays)
numpy.savez_compressed(os.path.join(FOLDER, "deflated.npz"), **arrays)
numpy.savez_compressed(os.path.join(FOLDER, "small.npz"), X=arrays["flat"], y=arrays["y"])
numpy.save(os.path.join(FOLDER, "single.npy"), arrays["flat"])
save_file(
    {name: arrays[name].copy() for name in types + ["b1", "flat", "y", "two", "images"]},
    os.path.join(FOLDER, "arrays.safetensors"))
# 4 MiB of zeros in 5 KiB.
numpy.savez_compressed(os.path.join(FOLDER, "zeros.npz"), X=numpy.zeros((1 << 16, 8)), y=numpy.zeros(1 << 16))
