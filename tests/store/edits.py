"""Everything a user can do to a study, done to whatever happens to be there: for random sessions.

An edit takes a project and a source of chance, and does one action, or nothing where there is nothing to do
it to. An action refused with a Problem has changed nothing.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.rows import CodebookVersionRow, CodeDraft, CodeRow, CodeSetRow, CodingDraft
from app.language.spans import Span
from app.store.project import Project
from app.study import actions, queries
from app.study.guide_rows import GuideQuestionRow
from app.study.rows import (
    TEXT_KINDS,
    Approach,
    AttributeKind,
    CaseRelation,
    ConsentScope,
    ParticipantDraft,
    ParticipantId,
    SourceDraft,
    SourceRow,
    SourceStatus,
    SpeakerDraft,
    TurnDraft,
)
from tests.builders import version_of
from tests.store.claim_edits import CLAIM_EDITS
from tests.store.consent_edits import CONSENT_EDITS
from tests.store.correcting_edits import CORRECTIONS
from tests.store.framework_edits import FRAMEWORK_EDITS
from tests.store.journey_edits import JOURNEY_EDITS
from tests.store.lock_edits import LOCK_EDITS
from tests.store.network_edits import NETWORK_EDITS
from tests.store.note_edits import NOTE_EDITS
from tests.store.picture_edits import PICTURE_EDITS
from tests.store.pseudonym_edits import PSEUDONYM_EDITS
from tests.store.query_edits import QUERY_EDITS
from tests.store.report_edits import REPORT_EDITS
from tests.store.safeguard_edits import SAFEGUARD_EDITS
from tests.store.theme_edits import THEME_EDITS
from tests.store.withdrawal_edits import WITHDRAWAL_EDITS
from tests.store.worklist_edits import WORKLIST_EDITS

Edit = Callable[[Project, Random], object]
Row = TypeVar("Row")

NAMES = ("Robin", "robin", 'O\'Hara "Kit"', "Ayşe", "محمد", "Zoë 🦊", "%s :name ?", "; DROP TABLE code; --")
WORDS = (
    "just bags",
    'it\'s "fine"',
    "naïve cafe\u0301",
    "👩\u200d👧 home",
    "שלום عليكم",
    "100% :x ? {y}",
    "a\tb",
    "",
)


def some(rows: Sequence[Row], chance: Random) -> list[Row]:
    """One of them, as a list of one; none of none."""
    return [chance.choice(rows)] if rows else []


def name(chance: Random) -> str:
    return chance.choice(NAMES) + chance.choice(("", " 2"))


def words(chance: Random) -> str:
    return "\n".join(chance.choice(WORDS) for _ in range(chance.randint(0, 3))) + chance.choice(("", "\0", "'"))


def draft(chance: Random) -> SourceDraft:
    """A transcript with an interviewer, several voices, empty turns, time stamps and unspoken headings."""
    labels = ["Interviewer", *dict.fromkeys(name(chance) for _ in range(chance.randint(0, 3)))]
    text, turns, marks = chance.choice(("", "Visit one\n")), [], []
    for _ in range(chance.randint(0, 6)):
        label, start = chance.choice(labels), len(text)
        text += f"{label}: "
        speech = len(text)
        text += chance.choice(WORDS)
        if chance.random() < 0.3:
            marks.append(Span(len(text), len(text) + 7))
            text += "[00:01]" + chance.choice(WORDS)
        turns.append(TurnDraft(start, speech, len(text), label))
        text += "\n"
    speakers = [
        SpeakerDraft(
            label,
            label == "Interviewer",
            "" if label == "Interviewer" else chance.choice((label, "")),
            chance.choice(("", "Carers", "Siblings")),
            chance.choice(("", "aunt")),
            chance.choice(("", "North")),
        )
        for label in labels
    ]
    return SourceDraft(
        name(chance),
        text,
        tuple(turns),
        tuple(marks),
        tuple(speakers),
        kind=chance.choice(TEXT_KINDS),
        file_bytes=chance.choice((None, b"\0'bytes")),
    )


def people(project: Project, chance: Random) -> list[ParticipantId]:
    with project.reading() as session:
        return some([row.id for row in queries.participants(session)], chance)


def codes(project: Project, chance: Random) -> list[CodeRow]:
    with project.reading() as session:
        return some(codings.codes(session), chance)


def sources(project: Project, chance: Random) -> list[SourceRow]:
    with project.reading() as session:
        return some(queries.sources(session), chance)


def span(row: SourceRow, chance: Random) -> Span:
    start = chance.randint(0, row.characters)
    return Span(start, chance.randint(start, min(row.characters, start + 30)))


def add_sources(project: Project, chance: Random) -> object:
    return actions.add_sources(project, drafts=[draft(chance) for _ in range(chance.randint(1, 2))])


def rename_source(project: Project, chance: Random) -> None:
    for row in sources(project, chance):
        actions.rename_source(project, source=row.id, name=name(chance))


def remove_source(project: Project, chance: Random) -> None:
    for row in sources(project, chance):
        actions.remove_source(project, source=row.id)


def set_status(project: Project, chance: Random) -> None:
    with project.reading() as session:
        every = [row.id for row in queries.sources(session) if chance.random() < 0.7]
    actions.set_status(project, sources=every, status=chance.choice(list(SourceStatus)))


def assign_speaker(project: Project, chance: Random) -> None:
    for row in sources(project, chance):
        with project.reading() as session:
            labels = some(queries.speakers(session, row.id), chance)
        for label in labels:
            whose = chance.choice(("interviewer", "nobody", "participant"))
            person = people(project, chance) if whose == "participant" else []
            actions.assign_speaker(
                project,
                speaker=label.id,
                participant=person[0] if person else None,
                interviewer=whose == "interviewer",
            )


def add_participant(project: Project, chance: Random) -> object:
    with project.reading() as session:
        area = some(queries.areas(session), chance)
    return actions.add_participant(
        project, pseudonym=name(chance), role=chance.choice(("", "aunt ")), area=area[0].id if area else None
    )


def edit_participant(project: Project, chance: Random) -> None:
    with project.reading() as session:
        perspective = some(queries.perspectives(session), chance)[0].id
    for person in people(project, chance):
        if chance.random() < 0.5:
            actions.edit_participant(project, participant=person, pseudonym=name(chance), area=None)
        else:
            actions.edit_participant(project, participant=person, perspective=perspective, role="uncle")


def set_consent(project: Project, chance: Random) -> None:
    for person in people(project, chance):
        actions.set_consent(
            project,
            participant=person,
            scope=chance.choice(list(ConsentScope)),
            given=chance.choice((True, False, None)),
            note=words(chance),
            until=chance.choice(("", "2001", "2999-01-01")),
            withdrawn_on=chance.choice(("", "", "2026-03-01")),
        )


def set_excluded(project: Project, chance: Random) -> None:
    for person in people(project, chance):
        actions.set_excluded(project, participant=person, excluded=chance.random() < 0.5)


def set_attribute(project: Project, chance: Random) -> None:
    for person in people(project, chance):
        actions.set_attribute(
            project,
            participant=person,
            attribute=chance.choice(("Age band", "age BAND", "Placement")),
            value=chance.choice(("10–12", "12", "2026", "yes", "")),
        )


def add_attribute(project: Project, chance: Random) -> object:
    return actions.add_attribute(project, name=name(chance), kind=chance.choice(list(AttributeKind)))


def edit_attribute(project: Project, chance: Random) -> None:
    with project.reading() as session:
        rows = some(queries.attributes(session), chance)
    for row in rows:
        if chance.random() < 0.5:
            actions.edit_attribute(project, attribute=row.id, name=name(chance))
        else:
            actions.edit_attribute(project, attribute=row.id, kind=chance.choice(list(AttributeKind)))


def remove_attribute(project: Project, chance: Random) -> None:
    with project.reading() as session:
        rows = some(queries.attributes(session), chance)
    for row in rows:
        actions.remove_attribute(project, attribute=row.id)


def remove_participant(project: Project, chance: Random) -> None:
    for person in people(project, chance):
        actions.remove_participant(project, participant=person)


def set_participants(project: Project, chance: Random) -> object:
    rows = [
        ParticipantDraft(
            name(chance),
            chance.choice((None, "", "Carers", "Neighbours")),
            chance.choice((None, "", "aunt")),
            chance.choice((None, "", "South")),
            chance.choice((None, True, False)),
            chance.choice((None, True, False)),
            chance.choice(((), (("Age band", "16+"),), (("Placement", ""),))),
        )
        for _ in range(chance.randint(0, 3))
    ]
    return actions.set_participants(project, rows=rows)


def add_perspective(project: Project, chance: Random) -> object:
    return actions.add_perspective(project, name=name(chance))


def rename_perspective(project: Project, chance: Random) -> None:
    with project.reading() as session:
        row = chance.choice(queries.perspectives(session))
    actions.rename_perspective(project, perspective=row.id, name=name(chance))


def move_perspective(project: Project, chance: Random) -> None:
    with project.reading() as session:
        row = chance.choice(queries.perspectives(session))
    actions.move_perspective(project, perspective=row.id, position=chance.randint(-1, 5))


def remove_perspective(project: Project, chance: Random) -> None:
    with project.reading() as session:
        row = chance.choice(queries.perspectives(session))
    actions.remove_perspective(project, perspective=row.id)


def add_area(project: Project, chance: Random) -> object:
    return actions.add_area(project, name=name(chance))


def rename_area(project: Project, chance: Random) -> None:
    with project.reading() as session:
        rows = some(queries.areas(session), chance)
    for row in rows:
        actions.rename_area(project, area=row.id, name=name(chance))


def remove_area(project: Project, chance: Random) -> None:
    with project.reading() as session:
        rows = some(queries.areas(session), chance)
    for row in rows:
        actions.remove_area(project, area=row.id)


def move_area(project: Project, chance: Random) -> None:
    with project.reading() as session:
        rows = some(queries.areas(session), chance)
    for row in rows:
        actions.move_area(project, area=row.id, position=chance.randint(-1, 5))


def add_case(project: Project, chance: Random) -> object:
    with project.reading() as session:
        area = some(queries.areas(session), chance)
    return actions.add_case(project, pseudonym=name(chance), area=area[0].id if area else None)


def link_case(project: Project, chance: Random) -> None:
    with project.reading() as session:
        cases = some(queries.cases(session), chance)
    for case in cases:
        for person in people(project, chance):
            relation = chance.choice(list(CaseRelation))
            actions.link_case(project, case=case.id, participant=person, relation=relation)


def unlink_case(project: Project, chance: Random) -> None:
    with project.reading() as session:
        cases = some([case for case in queries.cases(session) if case.links], chance)
    for case in cases:
        actions.unlink_case(project, case=case.id, participant=chance.choice(case.links)[0])


def remove_case(project: Project, chance: Random) -> None:
    with project.reading() as session:
        cases = some(queries.cases(session), chance)
    for case in cases:
        actions.remove_case(project, case=case.id)


def coder_named(project: Project, chance: Random) -> object:
    return coding.coder_named(project, name=chance.choice(("Ada", "Bo")))


def add_code(project: Project, chance: Random) -> object:
    parent = codes(project, chance) if chance.random() < 0.6 else []
    return coding.add_code(project, name=name(chance), parent=parent[0].id if parent else None)


def make_code_path(project: Project, chance: Random) -> object:
    return coding.make_code_path(project, path=f"{name(chance)} / {name(chance)}")


def edit_code(project: Project, chance: Random) -> None:
    for row in codes(project, chance):
        if chance.random() < 0.5:
            coding.edit_code(project, code=row.id, name=name(chance))
        else:
            coding.edit_code(project, code=row.id, definition=words(chance), colour=chance.randint(0, 6))


def retire_codes(project: Project, chance: Random) -> None:
    coding.retire_codes(project, codes=[row.id for row in codes(project, chance)], reason=words(chance))


def restore_codes(project: Project, chance: Random) -> None:
    with project.reading() as session:
        retired = some([row for row in codings.codes(session) if row.retired], chance)
    coding.restore_codes(project, codes=[row.id for row in retired])


def make_category(project: Project, chance: Random) -> None:
    for row in codes(project, chance):
        coding.make_category(project, code=row.id)


def make_plain_code(project: Project, chance: Random) -> None:
    with project.reading() as session:
        categories = some([row for row in codings.codes(session) if row.category], chance)
    for row in categories:
        coding.make_plain_code(project, code=row.id)


def move_codes(project: Project, chance: Random) -> None:
    chosen = {row.id for _ in range(3) for row in codes(project, chance)}
    above = codes(project, chance) if chance.random() < 0.6 else []
    position = chance.choice((None, 0, 1, 9))
    coding.move_codes(project, codes=[*chosen], parent=above[0].id if above else None, position=position)


def merge_codes(project: Project, chance: Random) -> None:
    for into in codes(project, chance):
        others = [row.id for _ in range(2) for row in codes(project, chance)]
        coding.merge_codes(project, codes=others, into=into.id, reason=words(chance))


def split_code(project: Project, chance: Random) -> None:
    for row in sources(project, chance):
        with project.reading() as session:
            marks = some(codings.codings_in(session, version_of(project, row.id)), chance)
        for mark in marks:
            into = codes(project, chance) if chance.random() < 0.4 else []
            coding.split_code(
                project,
                code=mark.code,
                codings=[mark.coding],
                into=into[0].id if into else None,
                name=name(chance),
            )


def sets(project: Project, chance: Random) -> list[CodeSetRow]:
    with project.reading() as session:
        return some(codings.code_sets(session), chance)


def make_code_set(project: Project, chance: Random) -> None:
    coding.make_code_set(project, name=name(chance), codes=[row.id for row in codes(project, chance)])


def edit_code_set(project: Project, chance: Random) -> None:
    for row in sets(project, chance):
        coding.edit_code_set(project, code_set=row.id, name=name(chance), note=words(chance))


def move_code_set(project: Project, chance: Random) -> None:
    for row in sets(project, chance):
        coding.move_code_set(project, code_set=row.id, position=chance.randint(-1, 3))


def remove_code_set(project: Project, chance: Random) -> None:
    for row in sets(project, chance):
        coding.remove_code_set(project, code_set=row.id)


def add_to_set(project: Project, chance: Random) -> None:
    for row in sets(project, chance):
        coding.add_to_set(project, code_set=row.id, codes=[code.id for code in codes(project, chance)])


def remove_from_set(project: Project, chance: Random) -> None:
    for row in sets(project, chance):
        coding.remove_from_set(project, code_set=row.id, codes=some(row.codes, chance))


def edit_codebook_version(project: Project, chance: Random) -> None:
    for row in versions(project, chance):
        coding.edit_codebook_version(project, version=row.id, name=name(chance), note=words(chance))


def remove_codebook_version(project: Project, chance: Random) -> None:
    for row in versions(project, chance):
        coding.remove_codebook_version(project, version=row.id)


def versions(project: Project, chance: Random) -> list[CodebookVersionRow]:
    with project.reading() as session:
        return some(codings.codebook_versions(session), chance)


def freeze_codebook(project: Project, chance: Random) -> None:
    coding.freeze_codebook(project, name=f"{name(chance)} {chance.randint(0, 99)}", note=words(chance))


def confirm_codings(project: Project, chance: Random) -> None:
    with project.reading() as session:
        texts = [row.version for row in queries.sources(session)]
        marks = [mark.coding for version in texts for mark in codings.codings_in(session, version)]
    coding.confirm_codings(project, codings=marks)


def explain_changes(project: Project, chance: Random) -> None:
    with project.reading() as session:
        changes = some(codings.codebook_changes(session), chance)
    coding.explain_changes(project, changes=[row.id for row in changes], reason=words(chance))


def ask_for_recheck(project: Project, chance: Random) -> None:
    for row in codes(project, chance):
        coding.ask_for_recheck(project, code=row.id)


def import_codebook(project: Project, chance: Random) -> None:
    drafts = [
        CodeDraft(2, f"{name(chance)} / {name(chance)}", {"definition": words(chance)}, (name(chance),)),
        *(CodeDraft(3, row.path, {"when_not": words(chance)}, ()) for row in codes(project, chance)),
    ]
    coding.import_codebook(project, drafts=drafts, reason=words(chance))


def move_code(project: Project, chance: Random) -> None:
    for row in codes(project, chance):
        above = codes(project, chance) if chance.random() < 0.7 else []
        position = chance.choice((None, 0, 1, 9))
        coding.move_code(project, code=row.id, parent=above[0].id if above else None, position=position)


def remove_code(project: Project, chance: Random) -> None:
    for row in codes(project, chance):
        coding.remove_code(project, code=row.id)


def apply_code(project: Project, chance: Random) -> None:
    with project.reading() as session:
        coders = some(codings.coders(session), chance)
    for row in sources(project, chance):
        for code in codes(project, chance):
            for coder in coders:
                coding.apply_code(
                    project,
                    version=row.version,
                    span=span(row, chance),
                    code=code.id,
                    coder=coder.id,
                    memo=words(chance),
                )


def apply_new_code(project: Project, chance: Random) -> None:
    with project.reading() as session:
        coders = some(codings.coders(session), chance)
    for row in sources(project, chance):
        for coder in coders:
            place = span(row, chance)
            coding.apply_new_code(
                project, version=row.version, span=place, name=name(chance), parent=None, coder=coder.id
            )


def code_passages(project: Project, chance: Random) -> None:
    rows = []
    for _ in range(chance.randint(1, 3)):
        for row in sources(project, chance):
            place = span(row, chance)
            rows.append(CodingDraft(row.name, place.start, place.end, name(chance), "Ada", words(chance)))
    coding.code_passages(project, rows=rows)


def remove_coding(project: Project, chance: Random) -> None:
    for row in sources(project, chance):
        with project.reading() as session:
            marks = some(codings.codings_in(session, version_of(project, row.id)), chance)
        for mark in marks:
            coding.remove_coding(project, coding=mark.coding)


def set_memo(project: Project, chance: Random) -> None:
    for row in sources(project, chance):
        with project.reading() as session:
            marks = some(codings.codings_in(session, version_of(project, row.id)), chance)
        for mark in marks:
            coding.set_memo(project, coding=mark.coding, memo=words(chance))


def resize_coding(project: Project, chance: Random) -> None:
    for row in sources(project, chance):
        with project.reading() as session:
            marks = some(codings.codings_in(session, version_of(project, row.id)), chance)
        for mark in marks:
            coding.resize_coding(project, coding=mark.coding, span=span(row, chance))


def recode_coding(project: Project, chance: Random) -> None:
    for row in sources(project, chance):
        with project.reading() as session:
            marks = some(codings.codings_in(session, version_of(project, row.id)), chance)
            others = some(codings.codes(session), chance)
        for mark, other in zip(marks, others, strict=False):
            coding.recode_coding(project, coding=mark.coding, code=other.id)


def questions(project: Project, chance: Random) -> list[GuideQuestionRow]:
    with project.reading() as session:
        return some(queries.guide_questions(session), chance)


def add_guide_question(project: Project, chance: Random) -> object:
    return actions.add_guide_question(project, text=name(chance))


def edit_guide_question(project: Project, chance: Random) -> None:
    for row in questions(project, chance):
        actions.edit_guide_question(project, question=row.id, text=name(chance))


def move_guide_question(project: Project, chance: Random) -> None:
    for row in questions(project, chance):
        actions.move_guide_question(project, question=row.id, position=chance.choice((0, 1, 9)))


def remove_guide_question(project: Project, chance: Random) -> None:
    for row in questions(project, chance):
        actions.remove_guide_question(project, question=row.id)


def set_asked(project: Project, chance: Random) -> None:
    asked = [row.id for row in questions(project, chance)]
    where = [row.id for row in sources(project, chance)]
    actions.set_asked(project, questions=asked, sources=where, asked=chance.choice((True, False, None)))


def set_guide_codes(project: Project, chance: Random) -> None:
    for row in questions(project, chance):
        coding.set_guide_codes(project, question=row.id, codes=[code.id for code in codes(project, chance)])


def set_approach(project: Project, chance: Random) -> None:
    actions.set_approach(project, approach=chance.choice(list(Approach)))


def rename_study(project: Project, chance: Random) -> None:
    actions.rename_study(project, name=name(chance))


EDITS: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (
        add_sources,
        rename_source,
        remove_source,
        set_status,
        assign_speaker,
        add_participant,
        edit_participant,
        set_consent,
        set_excluded,
        add_attribute,
        edit_attribute,
        remove_attribute,
        set_attribute,
        remove_participant,
        set_participants,
        add_perspective,
        rename_perspective,
        move_perspective,
        remove_perspective,
        add_area,
        rename_area,
        move_area,
        remove_area,
        add_case,
        link_case,
        unlink_case,
        remove_case,
        coder_named,
        add_code,
        make_code_path,
        edit_code,
        move_code,
        move_codes,
        merge_codes,
        split_code,
        retire_codes,
        restore_codes,
        make_category,
        make_plain_code,
        make_code_set,
        edit_code_set,
        remove_code_set,
        move_code_set,
        add_to_set,
        remove_from_set,
        freeze_codebook,
        edit_codebook_version,
        remove_codebook_version,
        explain_changes,
        import_codebook,
        confirm_codings,
        ask_for_recheck,
        remove_code,
        apply_code,
        apply_new_code,
        code_passages,
        remove_coding,
        set_memo,
        resize_coding,
        recode_coding,
        add_guide_question,
        edit_guide_question,
        move_guide_question,
        remove_guide_question,
        set_asked,
        set_guide_codes,
        set_approach,
        rename_study,
        *NOTE_EDITS,
        *CORRECTIONS,
        *THEME_EDITS,
        *QUERY_EDITS,
        *JOURNEY_EDITS,
        *NETWORK_EDITS,
        *PICTURE_EDITS,
        *PSEUDONYM_EDITS,
        *REPORT_EDITS,
        *SAFEGUARD_EDITS,
        *WITHDRAWAL_EDITS,
        *LOCK_EDITS,
        *CONSENT_EDITS,
    )
} | {
    # Journeys link and unlink evidence too.
    f"perspectives.{edit.__name__}": edit
    for edit in (*CLAIM_EDITS, *FRAMEWORK_EDITS, *WORKLIST_EDITS)
}
