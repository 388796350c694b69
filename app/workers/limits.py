"""What a process can be held to: memory, core dumps, sockets; and how much memory it has now.

Where the system has an address-space limit (Linux) it holds by itself; elsewhere the parent watches
`resident_memory` and kills.
"""

import ctypes
import os
import sys


def forbid_core_dumps() -> None:
    """A crash must not leave participants' words in a file."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def forbid_sockets() -> None:
    """Nothing that reads files has to reach a network, and no library that it loads: not a socket is made."""

    def refuse(event: str, _: tuple[object, ...]) -> None:
        if event.startswith("socket."):
            raise PermissionError("a worker reaches nothing outside")

    sys.addaudithook(refuse)


def hold_memory(most: int) -> None:
    """Refuse this process more than `most` bytes of address space, where the system can.

    Memory really used is never more than address space, so nothing above `most` can be used; an
    interpreter with lxml and pypdfium2 needs about a sixth of a gigabyte of it. macOS takes the call and
    does not hold it.
    """
    if sys.platform == "linux":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def resident_memory(pid: int) -> int | None:
    """Bytes of memory process `pid` has now; None when it is gone or the system does not say."""
    resident: int | None = None
    if sys.platform == "linux":
        resident = _on_linux(pid)
    if sys.platform == "darwin":
        resident = _on_macos(pid)
    if sys.platform == "win32":
        resident = _on_windows(pid)
    return resident


if sys.platform == "linux":

    def _on_linux(pid: int) -> int | None:
        try:
            with open(f"/proc/{pid}/statm", encoding="ascii") as statm:
                return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError):
            return None


if sys.platform == "darwin":

    def _on_macos(pid: int) -> int | None:
        task_info, size = 4, 96  # PROC_PIDTASKINFO and its structure, whose second word is the resident size
        words = (ctypes.c_uint64 * (size // 8))()
        library = ctypes.CDLL("/usr/lib/libproc.dylib")
        if library.proc_pidinfo(pid, task_info, ctypes.c_uint64(0), words, size) != size:
            return None
        return int(words[1])


if sys.platform == "win32":

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS."""

        _fields_ = (
            ("cb", ctypes.c_uint32),
            ("page_faults", ctypes.c_uint32),
            ("peak_working_set", ctypes.c_size_t),
            ("working_set", ctypes.c_size_t),
            ("quota_peak_paged", ctypes.c_size_t),
            ("quota_paged", ctypes.c_size_t),
            ("quota_peak_nonpaged", ctypes.c_size_t),
            ("quota_nonpaged", ctypes.c_size_t),
            ("pagefile", ctypes.c_size_t),
            ("peak_pagefile", ctypes.c_size_t),
        )

    def _on_windows(pid: int) -> int | None:
        kernel = ctypes.WinDLL("kernel32")
        kernel.OpenProcess.restype = ctypes.c_void_p
        process = ctypes.c_void_p(kernel.OpenProcess(0x1000, False, pid))  # PROCESS_QUERY_LIMITED_INFORMATION
        if process.value is None:
            return None
        counters = _Counters(cb=ctypes.sizeof(_Counters))
        told = kernel.K32GetProcessMemoryInfo(process, ctypes.byref(counters), counters.cb)
        kernel.CloseHandle(process)
        # What a process has committed counts here, not only what is paged in: it is what fills the machine.
        return max(int(counters.working_set), int(counters.pagefile)) if told else None
