"""The words of a perspective beside all others', on the command line."""

import argparse
from collections.abc import Sequence

from app.cli.terminal import Terminal
from app.language.keyness import FEWEST, KeyWord, key_words
from app.perspectives.vocabulary import sides, spoken_words
from app.problems import Problem
from app.study import queries
from app.study.rows import PerspectiveRow


def words(given: argparse.Namespace, terminal: Terminal) -> int:
    """List the words one perspective uses more than all others, the largest difference first."""
    with (
        terminal.study(given.study, given.passphrase_file, writing=False) as project,
        project.reading() as session,
    ):
        chosen = _chosen(queries.perspectives(session), given.of)
        spoken = spoken_words(session)
        if given.quotable:
            quotable = {row.id for row in queries.participants(session) if row.quotable}
            spoken = {person: theirs for person, theirs in spoken.items() if person in quotable}
        group, others = sides(session, spoken, chosen.id)
    rows = key_words(group, others)[: given.limit]
    if given.json:
        terminal.say_json(
            {
                "perspective": chosen.name,
                "participants": len(group),
                "others": len(others),
                "words": [_as_json(row) for row in rows],
            }
        )
        return 0
    if min(len(group), len(others)) < FEWEST:
        terminal.warn(f"Fewer than {FEWEST} people on a side are too few to test.")
    terminal.say(f"{chosen.name}: {len(group)} people against {len(others)}")
    for row in rows:
        own = f"{row.speakers} of {len(group)} people, {row.hits} times"
        theirs = f"others {row.other_speakers} of {len(others)}, {row.other_hits} times"
        mark = "  differs" if row.differs else ""
        terminal.say(f"{row.word}  {own}; {theirs}; log ratio {row.log_ratio:+.2f}{mark}")
    return 0


def _chosen(rows: Sequence[PerspectiveRow], name: str | None) -> PerspectiveRow:
    if name is None:
        return rows[0]
    for row in rows:
        if row.name.casefold() == name.strip().casefold():
            return row
    known = ", ".join(row.name for row in rows)
    raise Problem("There is no perspective of that name in this study.", f"It has {known}.")


def _as_json(row: KeyWord) -> dict[str, object]:
    return {
        "word": row.word,
        "hits": row.hits,
        "other_hits": row.other_hits,
        "participants": row.speakers,
        "other_participants": row.other_speakers,
        "log_ratio": row.log_ratio,
        "percent_difference": row.percent,
        "g2": row.g2,
        "spread": row.spread,
        "q": row.q,
        "differs": row.differs if row.q is not None else None,
    }
