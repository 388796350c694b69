"""What it costs to assess every claim of a study: 30 of them, 20,000 pieces of evidence, 178 people.

    python -m tests.benchmarks.bench_board [--scale 10] [--plain]

CPU seconds, medians. *Raw* is the same evidence with whoever is heard in it, read by the same driver and nothing
else. Goals: the board within 0.1 s, and 0.7 s at ten times the size; one key, linked and committed, in 0.016 s.
"""

import argparse
import random
import shutil
import tempfile
from pathlib import Path

from sqlalchemy import select

from app import studyfile
from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.model import Coding
from app.coding.rows import CodeId, CoderId, SegmentId
from app.perspectives import actions
from app.perspectives.claim_rows import ClaimId, EvidenceDraft, Stance
from app.perspectives.queries import board, claims_of_segments, evidence_sheet
from app.store.project import Project
from app.study import actions as study
from app.study import queries
from app.study.rows import SourceId
from tests.benchmarks.corpus_study import PASSPHRASE, add_arguments, finished_study
from tests.benchmarks.measure import median, once

CLAIMS, EVIDENCE = 30, 20_000
RAW = (
    "SELECT evidence.claim_id, evidence.stance, evidence.segment_id, speaker.participant_id FROM evidence"
    " JOIN segment_turn ON segment_turn.segment_id = evidence.segment_id"
    " JOIN turn ON turn.id = segment_turn.turn_id JOIN speaker ON speaker.id = turn.speaker_id"
)


def furnish(project: Project, scale: int) -> list[ClaimId]:
    """Claims, evidence chosen from what is coded, and a topic guide that was asked here and there."""
    chance = random.Random(7)
    with project.reading() as session:
        codes = [row.id for row in codings.codes(session)]
        segments = sorted({*session.scalars(select(Coding.segment_id))})
        coders = [CoderId(row.id) for row in codings.coders(session)]
        perspectives = [row.id for row in queries.perspectives(session)]
        sources = [row.id for row in queries.sources(session)]
    _ask(project, codes, sources, chance)
    claims = [
        actions.add_claim(
            project,
            statement=f"Claim {number}",
            holders=chance.sample(perspectives, 1),
            codes=chance.sample(codes, 2),
        )
        for number in range(CLAIMS)
    ]
    every = len(segments) * len(coders) * CLAIMS
    rows = [
        EvidenceDraft(
            claims[one % CLAIMS],
            SegmentId(segments[one // CLAIMS % len(segments)]),
            chance.choice(list(Stance)),
            coders[one // CLAIMS // len(segments)],
            first_hand=chance.random() < 0.7,
            about=perspectives[0],
        )
        for one in chance.sample(range(every), min(EVIDENCE * scale, every))
    ]
    print(f"  link {len(rows)} pieces of evidence in one step: {once(lambda: _link(project, rows)):.2f} s")
    return claims


def _ask(project: Project, codes: list[CodeId], sources: list[SourceId], chance: random.Random) -> None:
    for number in range(10):
        question = study.add_guide_question(project, text=f"Question {number}?")
        coding.set_guide_codes(project, question=question, codes=chance.sample(codes, 3))
        asked = chance.sample(sources, len(sources) // 2)
        study.set_asked(project, questions=[question], sources=asked, asked=True)


def _link(project: Project, rows: list[EvidenceDraft]) -> None:
    actions.link_all_evidence(project, rows=rows)


def bench(project: Project, claims: list[ClaimId]) -> None:
    """Print a line for each thing that is done."""
    with project.reading() as session:
        raw = median(lambda: session.connection().exec_driver_sql(RAW).fetchall())

        def of(name: str, seconds: float) -> None:
            print(f"  {name:<44}{seconds:9.4f} s {seconds / raw:7.1f} x raw", flush=True)

        of("raw: all evidence with who is heard", raw)
        of(f"the board: {len(claims)} claims", median(lambda: board(session)))
        of("the evidence sheet of one claim, its words", median(lambda: evidence_sheet(session, claims[0]), 3))
        some = [SegmentId(one) for one in session.scalars(select(Coding.segment_id).limit(1_000))]
        of("the claims of 1,000 passages", median(lambda: claims_of_segments(session, some)))
        coder = codings.coders(session)[0].id
        places = iter([SegmentId(one) for one in session.scalars(select(Coding.segment_id).distinct().limit(60))])

    def by_key() -> None:
        actions.link_evidence(
            project, claim=claims[0], segment=next(places), stance=Stance.NUANCES, coder=coder, note="by key"
        )

    of("link one passage, committed", median(by_key, 40))


def main() -> None:
    """Measure on a copy of the study of the corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    given = parser.parse_args()
    path = finished_study(given.home, given.scale, encrypted=not given.plain)
    print(f"scale {given.scale}")
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(path, Path(folder) / "study.counterpoint")
        passphrase = None if given.plain else PASSPHRASE
        with studyfile.open_study(Path(copy), passphrase, home=Path(folder) / "home", person="Bench") as project:
            bench(project, furnish(project, given.scale))


if __name__ == "__main__":
    main()
