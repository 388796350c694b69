"""Write packaging/requirements/*.txt anew from pyproject.toml, with every version and hash pinned.

    python packaging/lock.py              take in what pyproject.toml changed, keep every other version
    python packaging/lock.py --upgrade    take the newest versions that pyproject.toml allows

app.txt is what Counterpoint runs on, test.txt that and the tests' tools at the same versions, build.txt what
installs the project itself. It needs `uv` (pip install uv), which knows every system's wheels; the files
name no place that packages come from.
"""

import argparse
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_REQUIREMENTS = Path("packaging", "requirements")
_OLDEST_PYTHON = "3.11"
_FOR_EDITABLE = "editables"  # what hatchling asks for besides, to install a project in place


def commands(uv: str, *, upgrade: bool) -> list[tuple[list[str], bool]]:
    """Return the commands in order, each with whether the build requirements are its input."""
    common = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", _OLDEST_PYTHON]
    common += ["--generate-hashes", "--no-emit-index-url", "--no-header"]
    if upgrade:
        common.append("--upgrade")
    app, test, build = (str(_REQUIREMENTS / f"{name}.txt") for name in ("app", "test", "build"))
    return [
        ([*common, "pyproject.toml", "--output-file", app], False),
        ([*common, "pyproject.toml", "--group", "test", "--constraint", app, "--output-file", test], False),
        ([*common, "-", "--constraint", test, "--output-file", build], True),
    ]


def build_requirements(pyproject: str) -> str:
    """Return what building the project needs, a line each."""
    return "\n".join([*tomllib.loads(pyproject)["build-system"]["requires"], _FOR_EDITABLE, ""])


def main() -> int:
    """Write the lock files."""
    parser = argparse.ArgumentParser(description="Write packaging/requirements anew from pyproject.toml.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions allowed")
    wanted = parser.parse_args()
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if uv is None:
        print("This needs uv, which is not here: pip install uv", file=sys.stderr)
        return 1
    build = build_requirements((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for command, reads_build in commands(uv, upgrade=wanted.upgrade):
        print(f"Locking {command[-1]}", flush=True)
        text = build if reads_build else ""
        done = subprocess.run(command, cwd=_ROOT, input=text, text=True, stdout=subprocess.DEVNULL, check=False)
        if done.returncode != 0:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
