"""Every command, on a study whose words may not be quoted: what prints them can be asked for those alone that may.

Three commands show words to whoever decides about them, each only when told to, and are of no use without them:
`leaks --show`, `pseudonymise --dry-run` and `key show`.
"""

import argparse
import shutil
from pathlib import Path

import pytest

from app.cli.parser import make_parser
from tests.cli.conftest import SPEAKERS, Typed

CANARY = "my things in bin bags"
SAID = f"They put {CANARY} and nobody said why."
COMMANDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "assumptions": ((), ("--worklist",)),
    "audit": ((),),
    "autocode": (("--find", "bin", "--scope", "turn", "--code", "Bags", "--coder", "Ada", "--dry-run"),),
    "backup": ((),),
    "check": ((),),
    "code": (("--source", "robin", "--start", "50", "--end", "60", "--code", "Bags", "--coder", "Ada"),),
    "codebook": ((), ("--json",), ("--history",)),
    "codes": ((), ("--json",)),
    "compare": ((), ("--json",)),
    "concerns": ((), ("--json",)),
    "consent": ((), ("Robin",), ("--json",)),
    "cooccurrence": ((),),
    "correct": (
        ("robin", "--text", "@corrected.txt", "--dry-run"),
        ("robin", "--text", "@corrected.txt", "--json"),
    ),
    "evidence": (("A-01",), ("A-01", "--json")),
    "exports": ((),),
    "framework": ((), ("--json",)),
    "import": (("@more.txt",),),
    "import-record": (("Robin", "@more.txt"),),
    "journey": (("Robin",),),
    "journeys": ((),),
    "key": (("show", "--key", "@none"),),
    "leaks": ((),),
    "lock": ((),),
    "matrix": ((), ("--json",)),
    "network": (("Robin",),),
    "networks": ((),),
    "new": ((),),
    "notes": ((), ("--json",)),
    "participants": ((), ("--json",)),
    "passages": (("--code", "Bags"), ("--code", "Bags", "--json")),
    "picture": (("robin", "--out", "@out.png"),),
    "pictures": ((),),
    "place": (("--passage", "1", "--start", "50", "--end", "60"),),
    "progress": ((), ("--json",)),
    "pseudonymise": (("--key", "@none"),),
    "query": (("--code", "Bags"), ("--code", "Bags", "--json")),
    "rekey": (("--plain", "--reason", "a test"),),
    "report": (("--print-spec",),),
    "rescue": ((),),
    "restore": ((),),
    "sample": ((),),
    "search": ((f'"{CANARY}"',), (f'"{CANARY}"', "--kwic")),
    "signoff": (("--all",),),
    "sources": ((), ("--json",)),
    "status": (("robin", "--set", "coded"),),
    "suggest": (("--code", "Bags"), ("--code", "Bags", "--json")),
    "text": (("robin",),),
    "themes": ((), ("--json",)),
    "unplaced": ((), ("--json",)),
    "versions": (
        ("robin",),
        ("robin", "--print", "1"),
        ("robin", "--compare", "1"),
        ("robin", "--compare", "1", "--json"),
    ),
    "withdraw": (("Robin", "--delete", "--dry-run"), ("Robin", "--delete", "--dry-run", "--json")),
    "words": (("--of", "Children and young people"), ("--of", "Children and young people", "--json")),
}
PRINT_IT = {
    "autocode",
    "codebook",
    "codes",
    "correct",
    "evidence",
    "framework",
    "notes",
    "passages",
    "query",
    "withdraw",
}
PRINT_IT |= {"search", "text", "versions"}
"""Those that surely print the words of this study: or nothing would be proved below."""


def options() -> dict[str, set[str]]:
    commands = next(one for one in make_parser()._actions if isinstance(one, argparse._SubParsersAction))
    return {
        name: {option for action in parser._actions for option in action.option_strings}
        for name, parser in commands.choices.items()
    }


def test_every_command_is_tried_below() -> None:
    assert set(options()) == set(COMMANDS)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a study in which Robin's words stand wherever they can."""
    return tmp_path_factory.mktemp("printing")


def fill(typed: Typed, folder: Path) -> None:
    study = folder / "in the making.counterpoint"
    said = folder / "robin.txt"
    said.write_text(f"Interviewer: What happened then?\nRobin: {SAID}\nRobin: It rained all day long.\n", "utf-8")
    (folder / "speakers.csv").write_text("\n".join(SPEAKERS.splitlines()[:2]) + "\n", "utf-8")
    (folder / "corrected.txt").write_text("Interviewer: What happened then?\nRobin: It rained.\n", "utf-8")
    (folder / "more.txt").write_text("Robin: Nothing more.\n", "utf-8")
    (folder / "codes.csv").write_text(f'path,example\nBags,"{SAID}"\n', "utf-8")
    text = said.read_text("utf-8")
    at = ("--source", "robin", "--start", str(text.index("They")), "--end", str(text.index("why.") + 4))
    for command, *words in (
        ("new", "--plain"),
        ("import", str(said), "--speakers", str(folder / "speakers.csv")),
        ("codebook", "--import", str(folder / "codes.csv")),
        ("code", *at, "--code", "Bags", "--coder", "Ada"),
        ("notes", "--add", f"He says: {SAID}"),
        ("assumptions", "--add", "Children pack themselves."),
        ("evidence", "A-01", "--add", *at, "--stance", "challenges", "--coder", "Ada"),
        ("framework", "--set", "Robin", "Bags", f"Says “{SAID}” of it."),
    ):
        done = typed(command, study, *words)
        assert done.exit_code == 0, (command, done.err)
    corrected = folder / "again.txt"
    corrected.write_text(text.replace("It rained all day long.", f"It rained, and {CANARY} got wet."), "utf-8")
    assert typed("correct", study, "robin", "--text", corrected).exit_code == 0
    study.rename(folder / "study.counterpoint")


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_what_a_command_prints_can_be_only_what_may_leave(
    made: Path, tmp_path: Path, typed: Typed, command: str
) -> None:
    whole = made / "study.counterpoint"
    if not whole.exists():
        fill(typed, made)
    printed = False
    for number, words in enumerate(COMMANDS[command]):
        asked = [str(made / word[1:]) if word.startswith("@") else word for word in words]
        study = Path(shutil.copyfile(whole, tmp_path / f"{number}.counterpoint"))
        said = typed(command, study, *asked)
        printed |= CANARY in said.out + said.err
        if "--quotable" in options()[command]:
            study = Path(shutil.copyfile(whole, tmp_path / f"{number} leaving.counterpoint"))
            leaving = typed(command, study, *asked, "--quotable")
            assert CANARY not in leaving.out + leaving.err, words
        else:
            assert CANARY not in said.out + said.err, words
    assert printed or command not in PRINT_IT
