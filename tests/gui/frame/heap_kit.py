"""What glibc tells about its heaps."""

import ctypes

_LIBC = ctypes.CDLL(None)
# Before glibc 2.33 there is only the call that counts in ints.
_CALL, _NUMBER = (_LIBC.mallinfo2, ctypes.c_size_t) if hasattr(_LIBC, "mallinfo2") else (_LIBC.mallinfo, ctypes.c_int)


class Told(ctypes.Structure):
    """Bytes, and counts of what lies by itself."""

    _fields_ = [
        (name, _NUMBER) for name in ["arena", "free", "small", "blocks", "rest", "used", "fast", "taken", "left", "top"]
    ]


def told() -> Told:
    """As of now."""
    _CALL.restype = Told
    found: Told = _CALL()
    return found
