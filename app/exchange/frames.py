"""Starter frames: published ways to think about care, as codes to begin a deductive codebook with (DOMAIN C-02).

Each is a table in `resources/frames` like that of any codebook, with one more column that names the source of
its facts. The definitions are our own words: a beginning to be changed, not the source's text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.coding.rows import PATH_SEPARATOR, CodeDraft, Field, Origin
from app.exchange.codebook import COLUMNS, draft_of
from app.exchange.tables import check_heads, plain_head, read_table
from app.paths import resource
from app.problems import Problem


@dataclass(frozen=True, slots=True)
class StarterFrame:
    """A frame that ships with the product."""

    key: str
    """Its short name, on the command line."""
    name: str
    """Its top-level category, and what its codes say they come from."""
    about: str
    source: str
    codes: tuple[CodeDraft, ...]


def starter_frames() -> list[StarterFrame]:
    """Every frame, by name."""
    return sorted((_read(path) for path in resource("frames").glob("*.csv")), key=lambda frame: frame.name)


def starter_frame(key: str) -> StarterFrame:
    """The frame of this short name; a Problem names those there are."""
    frames = {frame.key: frame for frame in starter_frames()}
    found = frames.get(key.strip().casefold())
    if found is None:
        raise Problem("There is no starter frame of that name.", f"There are {', '.join(sorted(frames))}.")
    return found


def _read(path: Path) -> StarterFrame:
    table = read_table(path)
    keys = [plain_head(cell) for cell in table[0]]
    check_heads(keys, ("path", "source"), (*COLUMNS, "source"))
    lines = [dict(zip(keys, cells, strict=True)) for cells in table[1:]]
    name, sources = lines[0]["path"], [line.pop("source") for line in lines]
    drafts = [draft_of(number, line) for number, line in enumerate(lines, start=2)]
    return StarterFrame(
        key=path.stem,
        name=name,
        about=lines[0]["definition"],
        source=sources[0],
        codes=tuple(_from(name, draft) for draft in drafts),
    )


def _from(frame: str, draft: CodeDraft) -> CodeDraft:
    if draft.path != frame and not draft.path.startswith(frame + PATH_SEPARATOR):
        raise ValueError(f"row {draft.line} of the frame stands outside it")
    fields: dict[str, Field] = {**draft.fields, "origin": Origin.A_PRIORI.value, "framework": frame}
    return CodeDraft(draft.line, draft.path, fields, draft.sets)


def source_lines(frames: Sequence[StarterFrame]) -> list[str]:
    """Each frame with its short name, how many codes it has, and where its facts come from."""
    return [f"{frame.key}: {frame.name} ({len(frame.codes)} codes). Source: {frame.source}" for frame in frames]
