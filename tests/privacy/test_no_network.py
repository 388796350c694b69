"""The jobs of users reach out to nothing: it is refused in the process and, where the system can, cut off."""

import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.privacy.watched import JOBS

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"


@cache
def cut_off() -> tuple[str, ...]:
    """What runs a command without any network, where this system lets us: a network namespace of its own."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    tried = subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False)
    return (unshare, "-rn") if tried.returncode == 0 else ()


def python(*words: str, alone: bool = True) -> subprocess.CompletedProcess[str]:
    """Run this Python, cut off from the network where that can be."""
    command = [*(cut_off() if alone else ()), sys.executable, *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.window
@pytest.mark.parametrize("job", JOBS)
def test_a_whole_job_reaches_out_to_nothing(tmp_path: Path, job: str) -> None:
    done = python("-m", "tests.privacy.watched", job, str(tmp_path))
    assert done.stdout, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told == {"failed": "", "tried": [], "modules": [], "libraries": []}


@pytest.mark.parametrize(
    "reach",
    [
        "import socket; socket.socket().connect(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('x.example', 80)",
        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import ftplib; ftplib.FTP('127.0.0.1')",
    ],
)
def test_the_watch_would_tell(reach: str) -> None:
    """The control: what does reach out is refused and told."""
    script = f"""
from tests.privacy.watched import Refused, watch
tried = watch()
try:
    {reach}
except Refused:
    pass
print(len(tried))
"""
    assert int(python("-c", script, alone=False).stdout) >= 1


def test_no_link_is_ever_opened_by_itself() -> None:
    for file in APP.rglob("*.py"):
        words = file.read_text("utf-8")
        for asked in ("setOpenExternalLinks(True", "webbrowser", "startDetached", "os.startfile"):
            assert asked not in words, f"{file.relative_to(ROOT)} opens something elsewhere"
        assert words.count("openUrl(") == words.count("openUrl(QUrl.fromLocalFile("), "opens a place"
