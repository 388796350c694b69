"""The themes of the sample study: what each claims, its codes, and the passages named for it and against it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.coding import actions
from app.coding.note_rows import PassagePlace
from app.coding.rows import CodeId
from app.coding.theme_rows import ThemeStatus
from app.language.spans import Span
from app.store.project import Project
from app.study.rows import VersionId


@dataclass(frozen=True, slots=True)
class SampleTheme:
    """A theme; its passages are (transcript without its ending, words that stand there once, a note)."""

    name: str
    status: str
    statement: str
    scope: str
    contrary: str
    codes: Sequence[str]
    supporting: Sequence[tuple[str, str, str]]
    against: Sequence[tuple[str, str, str]]


def add_themes(
    project: Project,
    themes: Sequence[SampleTheme],
    codes: Mapping[str, CodeId],
    texts: Mapping[str, tuple[VersionId, str]],
    by: str,
) -> None:
    """Store the themes inside a step of the caller's; `texts` are the transcripts without their ending."""
    for theme in themes:
        wanted = [codes[key] for key in theme.codes]
        made = actions.add_theme(project, name=theme.name, statement=theme.statement, codes=wanted, by=by)
        actions.edit_theme(
            project, theme=made, scope=theme.scope, contrary=theme.contrary, status=ThemeStatus(theme.status)
        )
        for contrary, passages in ((False, theme.supporting), (True, theme.against)):
            for name, words, note in passages:
                version, text = texts[name]
                start = text.index(words)
                place = PassagePlace(version, Span(start, start + len(words)))
                actions.name_passage(project, theme=made, place=place, contrary=contrary, note=note)
