"""All of Qt."""

import ctypes
import sys

# PySide6 6.12 takes None for immortal, which it is from Python 3.12 on: every Qt call that returns nothing costs None
# one reference, and after some thousands of calls Python 3.11 ends the process. A count that is never used up helps.
if sys.version_info < (3, 12):
    ctypes.c_ssize_t.from_address(id(None)).value += 1 << 48
