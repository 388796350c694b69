"""Every socket of a job in the window and on the command line: ``python -m tests.privacy.sockets``, with strace.

The status is 0 when none of them was a socket of the internet.
"""

import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.privacy.watched import JOBS

_MADE = re.compile(r"\bsocket\((AF_\w+)")


def main() -> int:
    """Count the sockets by their kind."""
    outward = 0
    for job in JOBS:
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder) / "strace.log"
            command = ["strace", "-f", "-qq", "-e", "trace=%network", "-o", str(log), sys.executable]
            done = subprocess.run(
                [*command, "-m", "tests.privacy.watched", job, folder], capture_output=True, text=True, check=False
            )
            kinds = Counter(_MADE.findall(log.read_text("utf-8", "replace")))
        print(f"{job}: status {done.returncode}, sockets {dict(kinds)}", flush=True)
        outward += kinds["AF_INET"] + kinds["AF_INET6"] + done.returncode
    return int(outward > 0)


if __name__ == "__main__":
    sys.exit(main())
