"""What starting costs, in CPU seconds of the whole process: run by hand, never as a timed test.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_start

From the start of the process to the first page painted, and to a coded transcript of the sample study painted;
then which libraries that has loaded. Goals: 0.5 and 1.0 s. Modules are read from bytecode, as an installed
program reads them; a first run that writes it is not counted.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from app import studyfile
from app.exchange.sample import make_sample

RUNS = 9
START = """
import json, os, sys, time
from pathlib import Path
from app.ui.application import make_window, start

def over():
    times = os.times()
    told = {"cpu": times.user + times.system, "modules": sorted(sys.modules)}
    print(json.dumps(told), flush=True)
    os._exit(0)

folder = Path(sys.argv[1])
app = start(["counterpoint"])
window, _ = make_window(app, folder / "settings.json", folder)
window.resize(1400, 900)
"""
WELCOME = """
window.painted.disconnect()
window.painted.connect(over)
window.show()
app.exec()
"""
TRANSCRIPT = """
from PySide6.QtCore import QEvent, QObject, QTimer

class UntilPainted(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and screen.desk.marks:
            QTimer.singleShot(0, over)
        return False

def show(project):
    global screen, until
    workspace = window.desk.workspace
    workspace.go("transcripts")
    screen = workspace.screen_called("transcripts")
    until = UntilPainted()
    screen.view.viewport().installEventFilter(until)
    screen.view.viewport().update()

window.opening.opened.connect(show)
window.painted.connect(lambda: window.open_study(Path(sys.argv[2])))
window.show()
app.exec()
"""
LIBRARIES = ("PySide6", "sqlalchemy", "sqlcipher3", "lxml", "docx", "spacy", "numpy", "PIL", "app")


def run(bytecode: Path, script: str, *arguments: str) -> tuple[float, list[str]]:
    """CPU seconds of one process, and the modules it had loaded."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, "-c", START + script, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**kept, "PYTHONPYCACHEPREFIX": str(bytecode)},
        timeout=60,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    return float(told["cpu"]), list(told["modules"])


def loaded(modules: list[str]) -> str:
    """How many modules of which library."""
    many = {name: sum(m == name or m.startswith(f"{name}.") for m in modules) for name in LIBRARIES}
    said = [f"{name} {number}" for name, number in many.items() if number]
    return f"{len(modules)} modules: {', '.join(said)}"


def report(bytecode: Path, name: str, script: str, *arguments: str) -> None:
    """A line for the times, one for what was loaded."""
    run(bytecode, script, *arguments)
    runs = [run(bytecode, script, *arguments) for _ in range(RUNS)]
    times = sorted(cpu for cpu, _ in runs)
    print(f"  {name:36} {statistics.median(times):6.2f} {times[0]:6.2f} {times[-1]:6.2f}")
    print(f"      {loaded(runs[-1][1])}")


def main() -> None:
    """Measures both, and prints a table."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        path = home / f"sample{studyfile.SUFFIX}"
        with studyfile.create(path, None, name="Sample", home=home) as project:
            make_sample(project)
        print(f"  {'CPU s':36} {'median':>6} {'least':>6} {'most':>6}")
        bytecode = home / "bytecode"
        report(bytecode, "to the first page painted", WELCOME, folder)
        report(bytecode, "to a coded transcript painted", TRANSCRIPT, folder, str(path))


if __name__ == "__main__":
    main()
