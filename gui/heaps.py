"""Memory that background work let go of is used again.

By itself glibc gives every thread a heap of its own, up to eight for each processor, and keeps what was freed there:
after an hour of unlocking, reading and drawing a quarter of the program was free memory that nobody could use.
"""

import ctypes
import sys

_ARENA_MAX = -8  # M_ARENA_MAX of malloc.h
_HEAPS = 2  # the window's and that of all workers


def share() -> None:
    """From now on all threads use so many heaps; elsewhere than on glibc nothing is to be done."""
    if sys.platform == "linux" and (mallopt := getattr(ctypes.CDLL(None), "mallopt", None)):
        mallopt(_ARENA_MAX, _HEAPS)
