"""Writes the pickles in this folder: python3 write.py

Without numpy: modules of its names make Python's pickler write what numpy's arrays make it write.
Python2Pickler writes texts as cPickle of Python 2 does; batches_meta_python2 is, byte for byte, the
file batches.meta of CIFAR-10 (md5 5ff9c542aee3614f3951f8cda6e48888).
"""
import io
import pickle
import struct
import sys
import types


class dtype:
    def __reduce__(self):
        return dtype, ("u1", 0, 1), (3, "|", None, None, None, -1, -1, 0)


class ndarray:
    def __init__(self, rows, columns, data, fortran=False):
        self.state = (1, (rows, columns), dtype(), fortran, data)

    def __reduce__(self):
        return _reconstruct, (ndarray, (0,), b"b"), self.state


def _reconstruct(*arguments):
    pass


def name_modules(core):
    dtype.__module__ = ndarray.__module__ = "numpy"
    _reconstruct.__module__ = "numpy.%s.multiarray" % core
    numpy, package, multiarray = map(
        types.ModuleType, ("numpy", "numpy." + core, _reconstruct.__module__))
    numpy.dtype, numpy.ndarray, multiarray._reconstruct = dtype, ndarray, _reconstruct
    package.multiarray = multiarray
    setattr(numpy, core, package)
    sys.modules.update({module.__name__: module for module in (numpy, package, multiarray)})


class Python2Pickler(pickle._Pickler):
    dispatch = dict(pickle._Pickler.dispatch)

    def memoize(self, value):
        index = len(self.memo) + 1
        self.write(pickle.BINPUT + bytes([index]))
        self.memo[id(value)] = index, value

    def save_text(self, value):
        data = value.encode("latin1") if isinstance(value, str) else value
        short = len(data) < 256
        self.write(b"U" + bytes([len(data)]) if short else b"T" + struct.pack("<i", len(data)))
        self.write(data)
        self.memoize(value)

    def save_global(self, value, name=None):
        self.write(("c%s\n%s\n" % (value.__module__, value.__name__)).encode())
        self.memoize(value)

    dispatch[str] = dispatch[bytes] = save_text
    dispatch[type] = dispatch[types.FunctionType] = save_global


def python2(value):
    file = io.BytesIO()
    Python2Pickler(file, 2).dump(value)
    return file.getvalue()


def write(name, content):
    with open(name, "wb") as file:
        file.write(content)


def image(k):
    return bytes((k * 37 + i // 1024 * 80 + i % 1024 // 32 * 3 + i % 32 * (k + 1)) % 256
                 for i in range(3072))


def batch(count, data):
    return {"batch_label": "training batch 1 of 5", "labels": [3, 8][:count], "data": data,
            "filenames": ["a.png", "b.png"][:count]}


def in_bytes(value):
    if isinstance(value, dict):
        return {in_bytes(key): in_bytes(item) for key, item in value.items()}
    if isinstance(value, list):
        return [in_bytes(item) for item in value]
    return value.encode() if isinstance(value, str) else value


names = "airplane automobile bird cat deer dog frog horse ship truck".split()
two = image(0) + image(1)
turned = bytes(two[i % 2 * 3072 + i // 2] for i in range(len(two)))
name_modules("core")
write("batches_meta_python2", python2(
    {"num_cases_per_batch": 10000, "label_names": names, "num_vis": 3072}))
write("data_batch_python2", python2(batch(2, ndarray(2, 3072, two))))
write("data_batch_python3_protocol2", pickle.dumps(
    in_bytes(batch(1, ndarray(1, 3072, image(0)))), 2))
write("data_batch_fortran_protocol3", pickle.dumps(
    in_bytes(batch(2, ndarray(2, 3072, turned, True))), 3))
write("train_python2", python2(
    {"filenames": ["a.png"], "batch_label": "training batch 1 of 1", "fine_labels": [19],
     "coarse_labels": [11], "data": ndarray(1, 3072, image(0))}))
name_modules("_core")
write("data_batch_python3_protocol4", pickle.dumps(
    in_bytes(batch(1, ndarray(1, 3072, image(0)))), 4))
