"""What the tests on a screen begin with: real Word files, and a small study made by commands."""

from collections.abc import Sequence
from pathlib import Path

from docx import Document

from tests.screen.program import Program

TITLE = "visits"
"""What a study made by a command is called: after its file."""
SOURCE = "robin"
LINES = (
    ("Interviewer", "How did you hear about the move?"),
    ("Robin", "Nobody said where we were going until the car came. I had my bags already. The dog stayed."),
    ("Interviewer", "And then?"),
    ("Robin", "Then it rained for two days."),
)


def write_word(path: Path, lines: Sequence[tuple[str, str]]) -> Path:
    """A transcript in Word, a paragraph for each turn with the name in bold."""
    document = Document()
    for label, words in lines:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}:").bold = True
        paragraph.add_run(f" {words}")
    document.save(str(path))
    return path


def small_study(program: Program) -> Path:
    """A plain study with one interview."""
    path = program.home / f"{TITLE}.counterpoint"
    program.do("new", path, "--plain")
    program.do("import", path, write_word(program.home / f"{SOURCE}.docx", LINES))
    return path
