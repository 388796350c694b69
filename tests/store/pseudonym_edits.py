"""Replacing words by which somebody could be known, done to whatever happens to be there: for random sessions."""

import re
from random import Random

from app.coding import actions as coding
from app.coding.correcting.replacement_rows import ReplacementPlan, Wanted
from app.coding.correcting.replacing import plan_replacements
from app.language.names.mentions import NameKind
from app.language.spans import Span
from app.problems import Problem
from app.store.project import Project
from app.study import actions, queries

PUT_IN = ("[Robin]", "[primary school]", "[👩\u200d👧]", "[שלום]", "x")


def replace_words(project: Project, chance: Random) -> None:
    plans: list[ReplacementPlan] = []
    with project.reading() as session:
        for row in queries.sources(session):
            text = queries.text_of(session, row.version)
            words = [Span(*found.span()) for found in re.finditer(r"\S+( \S+)?", text)]
            chosen = chance.sample(words, min(len(words), 4))
            wanted = [
                Wanted(
                    span, chance.choice(PUT_IN), chance.choice(list(NameKind)).value, chance.choice(("", "known"))
                )
                for span in chosen
            ]
            name = chance.choice(("", "", chance.choice(PUT_IN)))
            try:
                plans.append(plan_replacements(session, row.id, wanted, name))
            except Problem:
                continue
    coding.replace_words(project, plans=plans, by=chance.choice(("Ada", "")))


def give_pseudonyms(project: Project, chance: Random) -> None:
    with project.reading() as session:
        people = [row.id for row in queries.participants(session)]
    chosen = chance.sample(people, min(len(people), 3))
    names = [
        f"{chance.choice(('Ellis', 'Noor', 'שלום'))} {number}" for number in chance.sample(range(6), len(chosen))
    ]
    actions.give_pseudonyms(project, names=dict(zip(chosen, names, strict=True)))


PSEUDONYM_EDITS = (replace_words, give_pseudonyms)
