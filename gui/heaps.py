"""Memory that background work let go of is used again.

By itself glibc gives every thread a heap of its own, up to eight for each processor, and keeps what was freed there:
after an hour of unlocking, reading and drawing a quarter of the program was free memory that nobody could use. And
once a large picture was let go of, it takes the next ones from among the small things, which then keep its place.
"""

import ctypes
import sys

_ARENA_MAX = -8  # M_ARENA_MAX of malloc.h
_HEAPS = 2  # the window's and that of all workers
_MMAP_THRESHOLD = -3  # M_MMAP_THRESHOLD
_LARGE = 256 * 1024  # bytes; what is larger lies by itself and goes back at once


def share() -> None:
    """From now on all threads use so many heaps, and none for what is large; nothing is done without glibc."""
    if sys.platform == "linux" and (mallopt := getattr(ctypes.CDLL(None), "mallopt", None)):
        mallopt(_ARENA_MAX, _HEAPS)
        mallopt(_MMAP_THRESHOLD, _LARGE)
