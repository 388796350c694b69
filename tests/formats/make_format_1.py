"""Made the frozen studies of format 1, once: ``python -m tests.formats.make_format_1``.

They are kept as they were made. A later Counterpoint must open them and read the same; nobody makes them again.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.passages import passages
from app.language.spans import Span
from app.perspectives.queries import compare
from app.store.project import Project
from app.study import actions, queries
from app.study.queries.search import search
from app.study.rows import CaseRelation, ConsentScope, SourceDraft, SourceKind, SourceStatus, TurnDraft
from tests.builders import CARER, CHILD, add, allow_quotes, code, dialogue, new_study, person, speaker

HERE = Path(__file__).parent
PASSPHRASE = "three quiet herons, naïve"
PLAIN, ENCRYPTED, TOLD = "format_1_plain.counterpoint", "format_1_encrypted.counterpoint", "format_1.json"
NOT_TOLD = {"people", "asked", "not_asked"}
"""Ids of rows, which may change with a format as names may not, and what format 1 had no room for."""


def furnish(study: Project) -> None:
    """Put one of everything in: what format 1 can hold."""
    robin = speaker("Robin", CHILD, area="North", role="child")
    aunt = speaker("Aunt Kit", CARER, area="South", role="kinship carer")
    lines = [
        ("Interviewer", "How was the move?"),
        ("Robin", "just bags 👜 in the car"),
        ("Aunt Kit", "a week before"),
    ]
    text = "Café notes\nRobin: [00:01] שלום, cafe\u0301 and “bags”\n"
    stamped = SourceDraft(
        "Field note",
        text,
        (TurnDraft(11, 18, len(text) - 1, "Robin"),),
        marks=(Span(18, 25),),
        speakers=(robin,),
        kind=SourceKind.FIELD_NOTE,
        format="docx",
        encoding="utf-8",
        collected_on="2026-03-04",
        file_sha256=bytes(range(32)),
        file_name="note.docx",
        file_bytes=b"PK\x03\x04 kept",
    )
    joint, note = add(study, dialogue("Visit one", lines, [robin, aunt]), stamped)
    code(study, joint, "just bags 👜", "Moves / Leaving things behind", "Ada")
    code(study, joint, "car\nAunt Kit: a week", "Moves", "Bo")
    code(study, note, "cafe\u0301", "Places")
    with study.reading() as session:
        made = codings.code_at(session, "Moves / Leaving things behind")
        mark = codings.codings_in(session, queries.transcript(session, joint).version)[0]
    coding.edit_code(
        study, code=made.id, definition="what stays", when_to_use="moves", when_not="school", colour=3
    )
    coding.set_memo(study, coding=mark.coding, memo="her «bags»")
    allow_quotes(study, "Robin")
    who = person(study, "Robin")
    actions.set_consent(
        study, participant=who, scope=ConsentScope.AUDIO, given=False, on="2026-03-01", note="no tape"
    )
    actions.set_attribute(study, participant=who, attribute="Age band", value="10–12")
    case = actions.add_case(study, pseudonym="Wren")
    actions.link_case(study, case=case, participant=who, relation=CaseRelation.SELF)
    actions.set_excluded(study, participant=actions.add_participant(study, pseudonym="Out"), excluded=True)
    actions.set_status(study, sources=[joint, note], status=SourceStatus.CODED)


def told(study: Project) -> Any:
    """Everything a study says, without ids, as JSON has it."""
    with study.reading() as session:
        found = {
            "name": study.name,
            "perspectives": [(row.name, row.palette, row.people) for row in queries.perspectives(session)],
            "areas": [(row.name, row.people) for row in queries.areas(session)],
            "participants": [
                (
                    row.pseudonym,
                    row.perspective_name,
                    row.role,
                    row.area_name,
                    row.quote_consent,
                    row.excluded,
                    row.attributes,
                    [(said.scope, said.given, said.on, said.note) for said in queries.consents(session, row.id)],
                )
                for row in queries.participants(session)
            ],
            "cases": [(row.pseudonym, [link[1:] for link in row.links]) for row in queries.cases(session)],
            "sources": [
                (
                    row.name,
                    row.kind,
                    row.status,
                    row.format,
                    row.collected_on,
                    row.words,
                    row.participants,
                    (read := queries.transcript(session, row.id)).text,
                    [(turn.label, turn.start, turn.speech_start, turn.end, turn.pseudonym) for turn in read.turns],
                    [(mark.start, mark.end) for mark in read.marks],
                )
                for row in queries.sources(session)
            ],
            "codes": [
                (row.path, row.definition, row.when_to_use, row.when_not, row.colour, row.passages_below)
                for row in codings.codes(session)
            ],
            "passages": [
                (
                    row.source_name,
                    row.start,
                    row.end,
                    row.text,
                    row.speech,
                    row.code_path,
                    row.coder,
                    row.memo,
                    [(voice.pseudonym, voice.quotable) for voice in row.voices],
                )
                for top in codings.codes(session)
                for row in passages(session, top.id, below=False)
            ],
            "comparison": [
                (line.path, [{k: v for k, v in asdict(cell).items() if k not in NOT_TOLD} for cell in line.cells])
                for line in compare(session).lines
            ],
            "found": [(hit.source_name, hit.start, hit.text) for hit in search(session, "bags").hits],
        }
    return json.loads(json.dumps(found))


def main() -> int:
    """Make the files; refused where they are there already."""
    for name, passphrase in ((PLAIN, None), (ENCRYPTED, PASSPHRASE)):
        if (HERE / name).exists():
            print(f"{name} is frozen: it is never made again.")
            return 1
        work = HERE / "work"
        work.mkdir()
        with new_study(work, passphrase=passphrase, name="Frozen – format 1") as study:
            furnish(study)
            words = json.dumps(told(study), ensure_ascii=False, indent=1) + "\n"
        study.path.rename(HERE / name)
        work.rmdir()
        (HERE / TOLD).write_text(words, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
