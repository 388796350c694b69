"""What the whole report costs: twelve themes and six assumptions to Word, everybody quotable and signed off.

    python -m tests.benchmarks.bench_report [--scale 10] [--plain]

CPU seconds, once: nobody writes a report twice in a row.
"""

import argparse
import tempfile
from datetime import date
from pathlib import Path
from random import Random

from app import studyfile
from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.note_rows import PassagePlace
from app.coding.passages import passages
from app.perspectives import actions as perspectives
from app.perspectives.claim_rows import Stance
from app.reports.spec import ClaimChoice, ReportSpec, ThemeChoice
from app.reports.theme_summary import theme_summary
from app.store.project import Project
from app.study import actions, queries
from app.study.rows import ConsentScope
from tests.benchmarks.corpus_study import PASSPHRASE, add_arguments, finished_study
from tests.benchmarks.measure import once

THEMES, CLAIMS, EVIDENCE = 12, 6, 60
BUDGET = {1: 3.0, 10: 6.0}
DAY = date(2026, 1, 1)


def furnish(project: Project) -> ReportSpec:
    """Sign everything off, let everybody be quoted, make the assumptions; the report of it all."""
    with project.reading() as session:
        sources = [row.id for row in queries.sources(session)]
        people = [row.id for row in queries.participants(session)]
        codes = [row for row in codings.codes(session) if row.depth < 2][:THEMES]
        said = passages(session, codes[0].id, limit=CLAIMS * EVIDENCE)
    actions.sign_off(project, sources=sources, by="Benchmark", on=DAY.isoformat())
    for person in people:
        actions.set_consent(project, participant=person, scope=ConsentScope.QUOTE, given=True)
    coder, chance = coding.coder_named(project, name="Benchmark"), Random(1)
    themes = [coding.add_theme(project, name=f"Theme {row.name}", codes=[row.id], by="Ada") for row in codes]
    claims = []
    for number in range(CLAIMS):
        claim = perspectives.add_claim(project, statement=f"Statement {number}.", codes=[codes[number].id])
        claims.append(claim)
        for row in said[number * EVIDENCE : (number + 1) * EVIDENCE]:
            if row.version is not None:
                perspectives.link_evidence(
                    project,
                    claim=claim,
                    place=PassagePlace(row.version, row.span),
                    stance=chance.choice(list(Stance)),
                    coder=coder,
                )
    return ReportSpec(
        DAY,
        themes=tuple(ThemeChoice(theme=theme) for theme in themes),
        claims=tuple(ClaimChoice(claim) for claim in claims),
    )


def main() -> None:
    """Measure the report on a copy of the study."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    given = parser.parse_args()
    path = finished_study(given.home, given.scale, encrypted=not given.plain)
    with tempfile.TemporaryDirectory() as work:
        copy = Path(work) / "copy.counterpoint"
        copy.write_bytes(path.read_bytes())
        key = None if given.plain else PASSPHRASE
        with studyfile.open_study(copy, key, home=Path(work) / "home") as project:
            spec = furnish(project)
            with project.reading() as session:
                ours = once(lambda: theme_summary(session, spec, Path(work) / "report.docx"))
    goal = BUDGET.get(given.scale)
    print(f"whole report, {THEMES} themes and {CLAIMS} assumptions: {ours:.2f} CPU s (budget {goal})")


if __name__ == "__main__":
    main()
