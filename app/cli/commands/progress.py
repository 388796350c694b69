"""How far the coding has come, on the command line."""

import argparse

from app.cli.terminal import Terminal
from app.coding import queries as coding
from app.study import queries

ANSWERS = {True: "asked", False: "not asked", None: "not recorded"}


def progress(given: argparse.Namespace, terminal: Terminal) -> int:
    """Say how far each source is coded, by whom, and which questions of the guide were asked in it."""
    with (
        terminal.study(given.study, given.passphrase_file, writing=False) as project,
        project.reading() as session,
    ):
        sources = [row for row in queries.sources(session) if not row.excluded]
        far = coding.progress(session)
        questions, ticks = queries.guide_questions(session), queries.guide_ticks(session)
    if given.json:
        terminal.say_json(
            [
                {
                    "source": row.name,
                    "status": row.status.value,
                    "turns": far[row.id].turns,
                    "coded_turns": far[row.id].coded_turns,
                    "passages": far[row.id].passages,
                    "coders": dict(far[row.id].coders),
                    "questions": {one.text: ANSWERS[ticks.get((one.id, row.id))] for one in questions},
                }
                for row in sources
            ]
        )
        return 0
    for row in sources:
        done = far[row.id]
        by = ", ".join(f"{name} {many}" for name, many in done.coders) or "nobody yet"
        asked = sum(ticks.get((one.id, row.id)) is True for one in questions)
        guide = f"; {asked} of {len(questions)} questions asked" if questions else ""
        turns = f"{done.coded_turns} of {done.turns} turns hold a passage"
        terminal.say(f"{row.name}  ({row.status.value}; {turns}; by {by}{guide})")
    return 0
