"""Made the frozen studies of format 2, once: ``python -m tests.formats.make_format_2``.

They are kept as they were made. A later Counterpoint must open them and read the same; nobody makes them again.
"""

import json
import sys
from typing import Any

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.asking.conditions import Says
from app.coding.asking.saved import saved_queries
from app.coding.note_rows import AboutKind, NoteKind, PassagePlace, Subject
from app.coding.rows import Origin
from app.coding.theme_rows import ThemeStatus
from app.language.spans import Span
from app.store.project import Project
from app.study import actions, queries
from app.study.rows import Approach
from tests.builders import new_study, person
from tests.formats import make_format_1 as format_1

HERE, PASSPHRASE = format_1.HERE, format_1.PASSPHRASE
PLAIN, ENCRYPTED, TOLD = "format_2_plain.counterpoint", "format_2_encrypted.counterpoint", "format_2.json"
ADA = "Ada"


def furnish(study: Project) -> None:
    """Put one of everything in: what format 2 can hold."""
    format_1.furnish(study)
    with study.reading() as session:
        moves, places = codings.code_at(session, "Moves").id, codings.code_at(session, "Places").id
        bags = codings.code_at(session, "Moves / Leaving things behind").id
        joint, note = queries.sources(session)
        marks = codings.codings_in(session, joint.version)
    coding.make_category(study, code=coding.make_code_path(study, path="Homes"), author=ADA)
    coding.edit_code(
        study, code=bags, brief="things", near_miss="a loss", origin=Origin.IN_VIVO, reason="her words", author=ADA
    )
    coding.retire_codes(study, codes=[places], reason="too wide", author=ADA)
    coding.make_code_set(study, name="For the panel", codes=[moves, bags], author=ADA)
    coding.freeze_codebook(study, name="Pilot", note="after three", author=ADA)
    coding.ask_for_recheck(study, code=bags)
    theme = coding.add_theme(study, name="Moved without words", codes=[moves], by=ADA)
    coding.edit_theme(
        study,
        theme=theme,
        statement="Children are moved before anybody explains.",
        scope="moves",
        status=ThemeStatus.REVIEWED,
        contrary="One was told.",
    )
    first, last = (PassagePlace(joint.version, Span(mark.start, mark.end)) for mark in (marks[0], marks[-1]))
    coding.name_passage(study, theme=theme, place=last, contrary=True, note="told before")
    coding.link_passages(study, start=first, end=last, kind="contradicts", by=ADA, note="the week")
    for about, kind in (
        (Subject(AboutKind.CODE, moves), NoteKind.MEMO),
        (Subject(AboutKind.THEME, theme), NoteKind.MEMO),
        (Subject(AboutKind.PARTICIPANT, person(study, "Robin")), NoteKind.MEMO),
        (Subject(AboutKind.SOURCE, joint.id), NoteKind.MEMO),
        (Subject(AboutKind.PASSAGE, marks[0].segment), NoteKind.ANNOTATION),
        (Subject(AboutKind.STUDY, 0), NoteKind.JOURNAL),
    ):
        coding.write_note(study, about=about, kind=kind, title=kind, text="a «thought» 👜", author=ADA)
    asked = actions.add_guide_question(study, text="How was the move?")
    actions.set_asked(study, questions=[asked], sources=[joint.id], asked=True)
    coding.set_guide_codes(study, question=asked, codes=[moves])
    actions.edit_field_note(study, source=note.id, place="kitchen", present="Robin", interpretation="careful")
    actions.set_approach(study, approach=Approach.RELIABILITY)
    coding.save_query(study, name="Left behind", where=Says("bags"), made_by=ADA)


def told(study: Project) -> Any:
    """Everything a study says, without ids, as JSON has it."""
    with study.reading() as session:
        path_of = {row.id: row.path for row in codings.codes(session)}
        states = [
            [state.path, state.brief, state.near_miss, state.origin, state.category, state.retired, state.sets]
            for state in codings.codebook_now(session)
        ]
        [frozen] = codings.codebook_versions(session)
        found = {
            "as format 1": format_1.told(study),
            "codes": states,
            "sets": [(row.name, [path_of[code] for code in row.codes]) for row in codings.code_sets(session)],
            "changes": [
                (row.kind, row.path, dict(row.before), dict(row.after), row.reason, row.author)
                for row in codings.codebook_changes(session)
            ],
            "frozen": [frozen.number, frozen.name, frozen.note, frozen.author, frozen.codes],
            "frozen codes": [state.path for state in codings.codebook_at(session, frozen.id)],
            "rechecks": {path_of[code]: many for code, many in codings.rechecks_by_code(session).items()},
            "themes": [
                (
                    row.name,
                    row.statement,
                    row.scope,
                    row.status,
                    row.contrary,
                    [path_of[code] for code in row.codes],
                    row.passages,
                    row.people,
                    [
                        (one.excerpt.words, one.contrary, one.note)
                        for one in codings.named_passages(session, row.id)
                    ],
                )
                for row in codings.themes(session)
            ],
            "links": [
                (row.kind, row.note, row.author, row.start.words, row.end.words) for row in codings.links(session)
            ],
            "notes": sorted(
                (row.kind, row.title, row.text, row.author, row.about_words, row.private)
                for row in codings.register(session, reader=ADA)
            ),
            "guide": [(row.text, row.asked, row.not_asked) for row in queries.guide_questions(session)],
            "field note": [
                (beside.place, beside.present, beside.interpretation)
                for row in queries.sources(session)
                if (beside := queries.field_note(session, row.id)) is not None
            ],
            "approach": queries.approach(session),
            "queries": [(row.name, row.made_by) for row in saved_queries(session)],
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
        with new_study(work, passphrase=passphrase, name="Frozen – format 2") as study:
            furnish(study)
            words = json.dumps(told(study), ensure_ascii=False, indent=1) + "\n"
        study.path.rename(HERE / name)
        work.rmdir()
        (HERE / TOLD).write_text(words, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
