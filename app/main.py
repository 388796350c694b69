"""The only assembly: settings and folders are found here and passed in, to the window or to a command."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app import paths, settings
from app.cli.parser import COMMANDS, make_parser
from app.workers.limits import forbid_core_dumps

HELP = {"-h", "--help", "--version"}
SUFFIX = ".counterpoint"


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or do the command that is named first; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["--worker"]:
        return _worker()
    if given and (given[0] in COMMANDS or given[0] in HELP):
        return _command(given)
    if given and given[0] == "tour":
        return _tour(given[1:])
    return _window(given)


def _worker() -> int:
    """A limited process of a packaged build, where there is no ``python -m``."""
    from app.workers.serve import serve

    serve()
    return 0


def _command(given: list[str]) -> int:
    forbid_core_dumps()
    from app.cli.run import run_here

    kept = settings.load(paths.settings_file())
    return run_here(given, os.environ, paths.data_folder(), kept.coder)


def _window(given: list[str]) -> int:
    """``counterpoint [--sample] [STUDY]``."""
    unknown = [argument for argument in given if argument.startswith("-") and argument != "--sample"]
    studies = [argument for argument in given if not argument.startswith("-")]
    strange = unknown or studies[1:] or [study for study in studies if not _may_be_a_study(study)]
    if strange:
        make_parser().error(f"neither a command nor a study: {' '.join(strange)}")
    forbid_core_dumps()
    from app.ui.application import run_window

    return run_window(
        [sys.argv[0]],
        settings_file=paths.settings_file(),
        home=paths.data_folder(),
        open_path=Path(studies[0]) if studies else None,
        sample="--sample" in given,
    )


def _may_be_a_study(argument: str) -> bool:
    return argument.endswith(SUFFIX) or Path(argument).exists()


def _tour(given: list[str]) -> int:
    """``counterpoint tour --out FOLDER``: the main job on the sample study, with a picture of every screen."""
    if len(given) != 2 or given[0] != "--out":
        make_parser().error("tour needs --out FOLDER")
    from app.ui.tour import run_tour

    return run_tour(Path(given[1]))


if __name__ == "__main__":
    sys.exit(main())
