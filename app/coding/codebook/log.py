"""The codebook's own history, written in the step that changes it (DOMAIN C-05)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.coding.model import Code, CodebookChange
from app.coding.rows import PATH_SEPARATOR, ChangeKind, Field


@dataclass(frozen=True, slots=True)
class Because:
    """Why the codebook is changed, and by whom; by whoever has the study open unless somebody is named."""

    reason: str = ""
    author: str = ""


NO_REASON = Because()


def author_of(session: Session, because: Because = NO_REASON) -> str:
    """By whom a change is made."""
    return because.author or str(session.info["person"])


def path_of(session: Session, row: Code) -> str:
    """The path of one code."""
    names, at = [row.name], row.parent_id
    while at is not None:
        above = session.get_one(Code, at)
        names.append(above.name)
        at = above.parent_id
    return PATH_SEPARATOR.join(reversed(names))


def log(
    session: Session,
    kind: ChangeKind,
    code: Code | None,
    path: str,
    *,
    before: Mapping[str, Field] | None = None,
    after: Mapping[str, Field] | None = None,
    because: Because = NO_REASON,
) -> None:
    """Writes one line of the history."""
    session.add(
        CodebookChange(
            code_id=None if code is None else code.id,
            kind=kind.value,
            path=path,
            before=_told(before),
            after=_told(after),
            reason=because.reason.strip(),
            author=author_of(session, because),
        )
    )


def _told(fields: Mapping[str, Field] | None) -> str:
    return json.dumps(dict(fields or {}), ensure_ascii=False, sort_keys=True)
