"""All of Qt."""

import ctypes
import sys

# PySide6 6.12 takes None, True and False for immortal, which they are from Python 3.12 on: every Qt call that returns
# one of them costs it a reference, and after some thousands of calls Python 3.11 ends the process. A count that is
# never used up helps.
if sys.version_info < (3, 12):
    for each in (None, True, False):
        ctypes.c_ssize_t.from_address(id(each)).value += 1 << 48
