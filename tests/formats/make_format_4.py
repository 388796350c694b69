"""Made the frozen studies of format 4, once: ``python -m tests.formats.make_format_4``.

They are kept as they were made. A later Counterpoint must open them and read the same; nobody makes them again.
"""

import json
import sys
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.note_rows import PassagePlace
from app.language.spans import Span
from app.perspectives import actions as perspectives
from app.perspectives import queries as weighing
from app.perspectives.claim_rows import ClaimKind, ClaimStatus, Limit, Origin, Stance, Track
from app.perspectives.framework_rows import Topic
from app.perspectives.queries.worklist import put_aside
from app.perspectives.rules import Thresholds
from app.perspectives.worklist_rows import PromptKey, PromptKind
from app.reports.actions import save_report
from app.reports.saved import saved_reports
from app.reports.spec import Appendix, ReportSpec, Stage, ThemeChoice, Wording
from app.safeguards.register import Held, exports, record_export
from app.store.audit import entries
from app.store.project import Project
from app.study import actions, queries
from tests.builders import new_study, person
from tests.formats import make_format_1 as format_1
from tests.formats import make_format_3 as format_3
from tests.formats.make_format_3 import _of

HERE, PASSPHRASE = format_1.HERE, format_1.PASSPHRASE
PLAIN, ENCRYPTED, TOLD = "format_4_plain.counterpoint", "format_4_encrypted.counterpoint", "format_4.json"
ADA, ROBIN, DAY = "Ada", "Robin", "2026-11-29"


def furnish(study: Project) -> None:
    """Put one of everything in: what format 4 can hold."""
    format_3.furnish(study)
    _claim(study)
    _worry(study)
    _report(study)


def _claim(study: Project) -> None:
    """A claim with every kind of thing that hangs on one, a summary, and thresholds of the study's own."""
    with study.reading() as session:
        child, carer, *_ = (row.id for row in queries.perspectives(session))
        north = next(row for row in queries.areas(session) if row.name == "North")
        joint = queries.sources(session)[0]
        marks = codings.codings_in(session, joint.version)
        moves = codings.code_at(session, "Moves").id
        theme = codings.themes(session)[0].id
        band = next(row.id for row in queries.attributes(session) if row.name == "Age band")
        ada = next(row.id for row in codings.coders(session) if row.name == ADA)
    first, last = (PassagePlace(joint.version, Span(mark.start, mark.end)) for mark in (marks[0], marks[-1]))
    told = perspectives.add_claim(
        study,
        statement="Children are told «before» they move 👜",
        holders=[carer],
        others=["policy"],
        origin=Origin.PASSAGE,
        origin_place=last,
        origin_reference="visit one",
        scope=[Limit(north.id, None, north.name), Limit(None, band, "10–12")],
        if_true="they can say when",
        would_surprise="bags on the day",
        why_it_matters="trust",
        rival="they forget",
        track=Track.BOTH,
        codes=[moves],
        themes=[theme],
        by=ADA,
    )
    perspectives.add_claim(study, statement="Bags matter.", kind=ClaimKind.HYPOTHESIS, by=ADA)
    perspectives.link_evidence(
        study, claim=told, place=first, stance=Stance.CHALLENGES, coder=ada, about=child, note="the day itself"
    )
    perspectives.link_evidence(study, claim=told, place=last, stance=Stance.NUANCES, coder=ada, first_hand=False)
    perspectives.note_negative_case(
        study, claim=told, found=True, words="one was told", by=ADA, on=DAY, place=last
    )
    perspectives.decide_claim(
        study,
        claim=told,
        status=ClaimStatus.CHALLENGED,
        by=ADA,
        on=DAY,
        rationale="few were",
        acknowledged=True,
    )
    perspectives.set_thresholds(study, thresholds=replace(Thresholds(), voices=2, leaning=Fraction(3, 4)))
    asked = PromptKey(PromptKind.COMMON, code=moves, perspective=child)
    perspectives.dismiss_prompt(study, prompt=asked, reason="read them all", by=ADA)
    perspectives.write_summary(
        study, participant=person(study, ROBIN), topic=Topic(theme=theme), summary="told «late»", by=ADA
    )
    perspectives.write_summary(
        study, participant=person(study, ROBIN), topic=Topic(code=moves), summary="bags", by=ADA
    )


def _worry(study: Project) -> None:
    """A concern that is open, and one that is closed and released."""
    with study.reading() as session:
        joint, note = queries.sources(session)
        start = queries.transcript(session, note.id).text.index("“bags”")
        mark = codings.codings_in(session, joint.version)[-1]
    place = PassagePlace(note.version, Span(start, start + 6))
    coding.raise_concern(
        study,
        about=place,
        kind="Neglect",
        by=ADA,
        known_already=False,
        immediate=True,
        child_told=True,
        informed="the lead",
        informed_at="2026-11-29 18:40",
        reference="R-1",
    )
    closed = coding.raise_concern(study, about=mark.segment, kind="Something else", by=ADA)
    coding.close_concern(study, concern=closed, by="Lead", on=DAY, released=True, outcome="known to the school")


def _report(study: Project) -> None:
    """A source signed off, a report that is kept, and a file that left."""
    with study.reading() as session:
        joint = queries.sources(session)[0].id
        theme = codings.themes(session)[0].id
        case = queries.cases(session)[0].id
    actions.sign_off(study, sources=[joint], by=ADA, on=DAY)
    spec = ReportSpec(
        date=date(2026, 11, 29),
        title="What «we» heard",
        stage=Stage.FINAL,
        wording=Wording.WORDS,
        themes=(ThemeChoice(theme=theme),),
        journeys=(case,),
        appendices=frozenset({Appendix.AUDIT}),
    )
    save_report(study, name="For the panel", spec=spec, made_by=ADA)
    left = study.path.with_name("report.docx")
    left.write_bytes(b"a report")
    try:
        record_export(
            study,
            kind="theme summary",
            title="What we heard",
            format="docx",
            path=left,
            by=ADA,
            settings="{}",
            people={person(study, ROBIN): Held(quotes=2, pictures=1)},
        )
    finally:
        left.unlink()


def told(study: Project) -> Any:
    """Everything a study says, without ids, as JSON has it."""
    with study.reading() as session:
        perspective = {row.id: row.name for row in queries.perspectives(session)}
        area = {row.id: row.name for row in queries.areas(session)}
        attribute = {row.id: row.name for row in queries.attributes(session)}
        path = {row.id: row.path for row in codings.codes(session)}
        theme = {row.id: row.name for row in codings.themes(session)}
        name = {row.id: row.name for row in queries.sources(session)}
        name |= {row.id: row.name for row in queries.picture_sources(session)}
        rows = weighing.claims(session)
        sheets = weighing.evidence_sheets(session, [row.id for row in rows])
        topics = [Topic(theme=one) for one in theme] + [Topic(code=one) for one in path]
        matrix = weighing.framework(session, topics)
        [kept] = saved_reports(session)
        limits = weighing.thresholds(session)
        found = {
            "as format 3": format_3.told(study),
            "claims": [
                (
                    *_of(row, "kind", "ref", "statement", "held_by", "origin", "origin_reference"),
                    row.origin_segment is not None,
                    [
                        (one.area and area[one.area], one.attribute and attribute[one.attribute], one.value)
                        for one in row.scope
                    ],
                    *_of(row, "if_true", "would_surprise", "why_it_matters", "rival", "track", "status"),
                    [path[one] for one in row.codes],
                    [theme[one] for one in row.themes],
                    row.made_by,
                    [
                        (
                            *_of(one, "stance", "first_hand", "note", "coder", "words", "source_name"),
                            one.about and perspective[one.about],
                        )
                        for one in sheets[row.id].evidence
                    ],
                    [
                        _of(one, "status", "rationale", "by", "on", "coded", "of", "signal")
                        for one in sheets[row.id].decisions
                    ],
                    [
                        (*_of(one, "found", "words", "by", "on"), one.segment is not None)
                        for one in sheets[row.id].negative_cases
                    ],
                )
                for row in rows
            ],
            "thresholds": [limits.voices, str(limits.leaning), limits.words_from],
            "put aside": [
                (
                    key.kind,
                    key.code and path[key.code],
                    key.perspective and perspective[key.perspective],
                    aside.reason,
                    aside.by,
                )
                for key, aside in put_aside(session).items()
            ],
            "summaries": [
                (who.pseudonym, topic.name, cell.summary, cell.by)
                for who, row in zip(matrix.people, matrix.cells, strict=True)
                for topic, cell in zip(matrix.topics, row, strict=True)
                if cell.summary
            ],
            "concerns": [
                _of(
                    row,
                    *("where", "kind", "known_already", "immediate", "child_told", "informed", "informed_at"),
                    *("reference", "outcome", "raised_by", "closed_by", "closed_on", "released"),
                )
                for row in codings.concerns(session)
            ],
            "signed off": [(name[source], row.by, row.on) for source, row in queries.sign_offs(session).items()],
            "reports": [kept.name, kept.made_by, {**json.loads(kept.spec), "themes": 1, "journeys": 1}],
            "exports": [
                (
                    *_of(row, "kind", "title", "format", "sha256", "settings", "by"),
                    [(who, held.quotes, held.pictures) for _, who, held in row.people],
                )
                for row in exports(session)
            ],
            "audit": [row.action for row in entries(session)][:60],
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
        with new_study(work, passphrase=passphrase, name="Frozen – format 4") as study:
            furnish(study)
            words = json.dumps(told(study), ensure_ascii=False, indent=1) + "\n"
        study.path.rename(HERE / name)
        work.rmdir()
        (HERE / TOLD).write_text(words, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
