"""The codebook of the sample study, and what became of it after a first round of coding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.coding import actions as coding
from app.coding.queries import code_at
from app.coding.rows import CodeDraft
from app.store.project import Project


@dataclass(frozen=True, slots=True)
class SampleCode:
    """A code of the frame; `key` is how the transcripts' marks call it."""

    key: str
    path: str
    definition: str
    when_to_use: str
    when_not: str
    example: str
    colour: int
    brief: str = ""
    near_miss: str = ""
    origin: str = "emergent"
    framework: str = ""
    sets: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SampleChange:
    """What became of a code's record after the first version was frozen, why, and by which coder (from 1)."""

    code: str
    coder: int
    reason: str
    definition: str | None = None
    near_miss: str | None = None


def add_codes(project: Project, codes: Sequence[SampleCode], author: str) -> None:
    """Store the codes inside a step of the caller's."""
    drafts = [
        CodeDraft(
            line,
            code.path,
            {
                "brief": code.brief,
                "definition": code.definition,
                "when_to_use": code.when_to_use,
                "when_not": code.when_not,
                "example": code.example,
                "near_miss": code.near_miss,
                "origin": code.origin,
                "framework": code.framework,
                "colour": code.colour,
            },
            tuple(code.sets),
        )
        for line, code in enumerate(codes, 1)
    ]
    coding.import_codebook(project, drafts=drafts, author=author)


def go_on_with_codebook(
    project: Project,
    session: Session,
    *,
    version: Mapping[str, str],
    changes: Sequence[SampleChange],
    paths: Mapping[str, str],
    coders: Sequence[str],
) -> None:
    """A version is frozen after the first round; what changes then puts some coding in doubt."""
    coding.freeze_codebook(project, name=version["name"], note=version["note"], author=coders[0])
    for change in changes:
        code = code_at(session, paths[change.code]).id
        coding.edit_code(
            project,
            code=code,
            definition=change.definition,
            near_miss=change.near_miss,
            reason=change.reason,
            author=coders[change.coder - 1],
        )
