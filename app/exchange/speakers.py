"""Tables a researcher fills in to say who is who: speakers, participants and codings, from CSV files.

Columns are found by their heads, whatever their order, capitals and spaces; fields are parted by commas,
semicolons or tabs. A Problem names row and column, as a spreadsheet numbers them, and never what stands there.
Where the letters of a table had to be guessed, as in plain CSV from Excel, `warn` hears which guess it was.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.coding.rows import CodingDraft
from app.exchange import consent_columns
from app.exchange.formats.recognise import FORMAT_OF_ENDING
from app.exchange.table_rows import table_rows
from app.exchange.tables import Warn, unheard, write_table
from app.study.agreeing import Agreed
from app.study.rows import ParticipantDraft, ParticipantId, ParticipantRow, SpeakerDraft

MOST_PEOPLE = 5000
_SPEAKERS = ("source", "label", "participant", "perspective", "role", "area")
_PARTICIPANTS = ("participant", "perspective", "role", "area", "excluded")
_CODINGS = ("source", "start", "end", "code", "coder", "memo")


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """What a table says about one label of one source; an empty `source` means every source."""

    source: str
    label: str
    participant: str
    perspective: str = ""
    role: str = ""
    area: str = ""


class SpeakerMapping:
    """Whose the labels are; sources and labels are compared without regard to capitals and spaces.

    A text without turns is asked for under its own name and under the empty label.
    """

    def __init__(self, lines: Iterable[SpeakerLine]) -> None:
        self._lines = {_key(line.source, line.label): line for line in lines}

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label the table names, so that none of them is overlooked in the texts."""
        return tuple(dict.fromkeys(line.label for line in self._lines.values() if line.label))

    def unheard(self, source: str, labels: Iterable[str]) -> int:
        """How many labels the table gives to `source` by name that are not among `labels`."""
        heard = {_plain(label) for label in labels}
        name, _ = _key(source, "")
        return sum(theirs == name and label not in heard for theirs, label in self._lines)

    def speaker(self, source: str, label: str) -> SpeakerDraft | None:
        """Whose `label` in `source` is; None when nothing was said about it."""
        line = self._lines.get(_key(source, label)) or self._lines.get(_key("", label))
        if line is None:
            return None
        if not line.participant:
            return SpeakerDraft(label, interviewer=True)
        return SpeakerDraft(
            label,
            interviewer=False,
            participant=line.participant,
            perspective=line.perspective,
            role=line.role,
            area=line.area,
        )


def read_speakers(path: Path, warn: Warn = unheard) -> SpeakerMapping:
    """A table of speakers: source, label, participant (empty = the interviewer), perspective, role, area."""
    lines: dict[tuple[str, str], SpeakerLine] = {}
    belongs: dict[tuple[str, str], str] = {}
    for row in table_rows(path, warn, needed=("label", "participant"), known=_SPEAKERS):
        line = SpeakerLine(*(row.get(column) for column in _SPEAKERS))
        if lines.setdefault(_key(line.source, line.label), line) != line:
            raise row.problem("label", "gives a second answer for the same speaker")
        for column, told in (("perspective", line.perspective), ("area", line.area)):
            if line.participant and told and belongs.setdefault((column, line.participant), told) != told:
                raise row.problem(column, "gives a second answer for the same participant")
    return SpeakerMapping(lines.values())


def read_participants(path: Path, warn: Warn = unheard) -> list[ParticipantDraft]:
    """A table of participants; every column that is not one of ours is an attribute.

    An empty cell leaves what is known as it is, so that a table may say one thing only of each.
    """
    drafts: dict[str, ParticipantDraft] = {}
    ours = {*_PARTICIPANTS, *consent_columns.COLUMNS}
    for row in table_rows(
        path, warn, needed=("participant",), told=(*_PARTICIPANTS, "quote_consent"), most=MOST_PEOPLE
    ):
        name = row.needed("participant")
        if name in drafts:
            raise row.problem("participant", "names a participant a second time")
        drafts[name] = ParticipantDraft(
            pseudonym=name,
            perspective=row.get("perspective") or None,
            role=row.get("role") or None,
            area=row.get("area") or None,
            excluded=row.yes_or_no("excluded"),
            attributes=tuple(
                (row.heads[key], cell) for key, cell in row.cells.items() if cell and key not in ours
            ),
            consents=tuple(consent_columns.consents_in(row)),
            agreements=tuple(consent_columns.agreements_in(row)),
        )
    return list(drafts.values())


def write_participants(
    people: Sequence[ParticipantRow], agreed: Mapping[ParticipantId, Agreed], out: Path
) -> None:
    """Write everybody with what they agreed to and their attributes, as `read_participants` reads it."""
    rows = [
        {
            "participant": one.pseudonym,
            "perspective": one.perspective_name,
            "role": one.role,
            "area": one.area_name,
            "excluded": "yes" if one.excluded else "no",
        }
        | consent_columns.cells_of(agreed[one.id])
        for one in people
    ]
    used = {name for row in rows for name in row}
    heads = [name for name in (*_PARTICIPANTS, *consent_columns.COLUMNS) if name in used]
    answers = [dict(one.attributes) for one in people]
    attributes = list(dict.fromkeys(name for one in answers for name in one))
    table = [
        [*(row.get(name, "") for name in heads), *(one.get(name, "") for name in attributes)]
        for row, one in zip(rows, answers, strict=True)
    ]
    write_table([[*heads, *attributes], *table], out, thing="list of participants").put()


def read_codings(path: Path, warn: Warn = unheard) -> dict[int, CodingDraft]:
    """A table of passages to code: source, start, end (code points, end-exclusive), code, coder, memo.

    Each under the number of its row, so that what is wrong with it later can be found.
    """
    lines: dict[int, CodingDraft] = {}
    for row in table_rows(path, warn, needed=("source", "start", "end", "code", "coder"), known=_CODINGS):
        start, end = row.position("start"), row.position("end")
        if end <= start:
            raise row.problem("end", "must be greater than start")
        lines[row.number] = CodingDraft(
            row.needed("source"), start, end, row.needed("code"), row.needed("coder"), row.get("memo")
        )
    return lines


def _key(source: str, label: str) -> tuple[str, str]:
    """A source goes by the name of its file, with or without the ending."""
    name = Path(source.strip())
    return _plain(name.stem if name.suffix.lower() in FORMAT_OF_ENDING else source), _plain(label)


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).casefold().split())
