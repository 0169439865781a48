"""What a process that parses foreign files may use, by the kernel: memory and processor seconds."""

import struct
import sys
import time
from functools import cache

if sys.platform == "win32":  # pragma: no cover  # tried on Windows only
    from ctypes import c_void_p, windll

    _EXTENDED_LIMITS = 9
    # JOBOBJECT_EXTENDED_LIMIT_INFORMATION: time of a process and of the job, flags, two sizes of the working set,
    # number of processes, affinity, two classes, six counters, memory of a process and of the job, two peaks.
    _LAYOUT = struct.Struct("@qqINNINII6Q4N")
    _FLAGS = 0x2 | 0x8 | 0x100 | 0x400  # the time, one process only, the memory, no dialog when it crashes
    _TICKS = 10_000_000  # a second has

    @cache
    def _job() -> c_void_p:
        """The job that this process put itself into for good."""
        windll.kernel32.CreateJobObjectW.restype = c_void_p
        job = c_void_p(windll.kernel32.CreateJobObjectW(None, None))
        windll.kernel32.AssignProcessToJobObject(job, c_void_p(-1))
        return job

    def bound(memory: int, cpu_seconds: int) -> None:
        """Limit this process, from now on; where Windows refuses, the clock of the parent remains."""
        until = round((time.process_time() + cpu_seconds) * _TICKS)
        told = _LAYOUT.pack(until, 0, _FLAGS, 0, 0, 1, 0, 0, 0, *[0] * 6, memory, 0, 0, 0)
        windll.kernel32.SetInformationJobObject(_job(), _EXTENDED_LIMITS, told, len(told))

else:
    import resource

    def bound(memory: int, cpu_seconds: int) -> None:
        """Limit this process: what it may not do stays so, the seconds are counted anew from now on."""
        final = {
            resource.RLIMIT_AS: memory,
            resource.RLIMIT_FSIZE: 0,
            resource.RLIMIT_CORE: 0,
            resource.RLIMIT_NOFILE: 64,
        }
        for name, value in final.items():
            hard = resource.getrlimit(name)[1]
            least = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(name, (least, least))
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        until = int(time.process_time()) + cpu_seconds
        resource.setrlimit(resource.RLIMIT_CPU, (until if hard == resource.RLIM_INFINITY else min(until, hard), hard))
