"""Reading themes: what each claims, and what stands behind it and against it."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.model import Code, Coding, Segment, Theme, ThemeCode, ThemePassage
from app.coding.queries.excerpts import excerpts
from app.coding.queries.heard import said, shown
from app.coding.queries.hidden import not_hidden, not_waiting
from app.coding.queries.withheld import not_withheld
from app.coding.rows import CodeId, ThemeId
from app.coding.theme_rows import NamedPassage, ThemeRow, ThemeStatus
from app.study.eligibility import is_included
from app.study.model import Participant


def themes(session: Session, *, counted: bool = True) -> list[ThemeRow]:
    """The themes in their order; unless counted without how many people and passages stand behind them."""
    codes: dict[int, list[CodeId]] = defaultdict(list)
    for theme, code in session.execute(select(ThemeCode.theme_id, ThemeCode.code_id).order_by(ThemeCode.id)):
        codes[theme].append(CodeId(code))
    named: dict[tuple[int, bool], int] = defaultdict(int)
    for theme, contrary in session.execute(
        select(ThemePassage.theme_id, ThemePassage.contrary).where(
            not_hidden(session, ThemePassage.segment_id), not_withheld(session, ThemePassage.segment_id)
        )
    ):
        named[theme, contrary] += 1
    behind = _Behind(session) if codes and counted else None
    found = []
    for row in session.scalars(select(Theme).order_by(Theme.position, Theme.id)):
        passages, people = behind.of(codes[row.id]) if behind is not None else (0, 0)
        found.append(
            ThemeRow(
                id=ThemeId(row.id),
                name=row.name,
                statement=row.statement,
                scope=row.scope,
                status=ThemeStatus(row.status),
                contrary=row.contrary,
                report_text=row.report_text,
                codes=tuple(codes[row.id]),
                passages=passages,
                people=people,
                named_for=named[row.id, False],
                named_against=named[row.id, True],
            )
        )
    return found


def named_passages(session: Session, theme: ThemeId) -> list[NamedPassage]:
    """The passages named for a theme and against it, those against it first, source by source."""
    rows = session.execute(
        select(ThemePassage.segment_id, ThemePassage.contrary, ThemePassage.note)
        .join(Segment, ThemePassage.segment_id == Segment.id)
        .where(ThemePassage.theme_id == theme, not_waiting(ThemePassage.segment_id))
        .order_by(ThemePassage.contrary.desc(), Segment.version_id, Segment.start)
    ).all()
    short = excerpts(session, {row.segment_id for row in rows})
    return [NamedPassage(short[row.segment_id], row.contrary, row.note) for row in rows if row.segment_id in short]


class _Behind:
    """The segments and people of every code, read once for all themes."""

    def __init__(self, session: Session) -> None:
        self._children: dict[int | None, list[int]] = defaultdict(list)
        for code, parent in session.execute(select(Code.id, Code.parent_id)):
            self._children[parent].append(code)
        self._segments: dict[int, set[int]] = defaultdict(set)
        for code, segment in session.execute(
            select(Coding.code_id, Coding.segment_id).where(
                not_hidden(session, Coding.segment_id), not_withheld(session, Coding.segment_id)
            )
        ):
            self._segments[code].add(segment)
        self._people: dict[int, set[int]] = defaultdict(set)
        for theirs in (said().subquery(), shown().subquery()):
            for segment, person in session.execute(
                select(theirs.c.segment_id, Participant.id)
                .join(Participant, theirs.c.participant_id == Participant.id)
                .where(is_included())
            ):
                self._people[segment].add(person)

    def of(self, codes: list[CodeId]) -> tuple[int, int]:
        """How many passages codes with all below them have, and from how many people."""
        segments, to_come = set[int](), list[int](codes)
        while to_come:
            code = to_come.pop()
            segments |= self._segments[code]
            to_come += self._children[code]
        return len(segments), len(set().union(*(self._people[segment] for segment in segments)))
