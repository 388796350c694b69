"""Why an installation failed, in a sentence, read from what pip said."""

import platform
import re
import sys
from pathlib import Path

from bootstrap_parts.voice import SetupStopped

_LINES_SHOWN = 12

_DISK = re.compile(r"No space left on device|Errno 28|not enough space on the disk", re.IGNORECASE)
_CERTIFICATE = re.compile(r"CERTIFICATE_VERIFY_FAILED|SSLError", re.IGNORECASE)
_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|name resolution|Network is unreachable|ProxyError|Read timed out"
    r"|Connection(Error| refused| reset| broken| aborted)|(Connect|Read) ?Timeout|HTTP error 5\d\d",
    re.IGNORECASE,
)
_HASHES = re.compile(r"DO NOT MATCH THE HASHES", re.IGNORECASE)
_PERMISSION = re.compile(r"Permission denied|Errno 13|Access is denied|Read-only file system", re.IGNORECASE)
_NO_WHEEL = re.compile(r"No matching distribution found for ([\w.-]+)", re.IGNORECASE)


def failure(said: str, log: Path) -> SetupStopped:
    """Return the error to show for what pip said before it gave up."""
    sentence, advice = _reading(said)
    last = "\n".join(f"    {line}" for line in said.strip().splitlines()[-_LINES_SHOWN:])
    return SetupStopped(sentence, f"{advice}\nThe last lines of {log}:\n{last}")


def _reading(said: str) -> tuple[str, str]:
    if _DISK.search(said):
        return "The disk is full.", "Free 2 GB or so, then run the same command again."
    if _CERTIFICATE.search(said):
        return (
            "The package registry's certificate is not trusted on this network.",
            "If your network has a certificate of its own, name its file in PIP_CERT and run this again.",
        )
    if _NETWORK.search(said):
        return (
            "The package registry could not be reached.",
            "Setting up needs the network once. Check it, or pip's proxy and index, then run this again.",
        )
    if _HASHES.search(said):
        return (
            "A package is not the one that Counterpoint was tested with, so it was not installed.",
            "Run this again; if it stays, something between you and the registry changes what is downloaded.",
        )
    if _PERMISSION.search(said):
        return "A file could not be written.", "Check that the project folder is yours to write to."
    found = _NO_WHEEL.search(said)
    if found:
        python = f"Python {'.'.join(map(str, sys.version_info[:2]))}"
        return (
            f"There is no ready-made {found[1]} for {python} on {platform.system()} {platform.machine()}.",
            "Use Python 3.11, 3.12 or 3.13 of 64 bits.",
        )
    return "Installing did not succeed.", "Run the same command again; it begins where it has to."
