"""Drawings and scanned maps on the command line: bringing them in, listing them, writing safe copies."""

import argparse
from collections.abc import Sequence

from app.cli.commands import new_perspectives, stopped
from app.cli.identity import names_of
from app.cli.terminal import Terminal
from app.coding.queries import region_counts
from app.exchange.pictures.drafts import draft_of, told
from app.exchange.pictures.reading import Looked, Reading, Wanted, look_into, read_pictures
from app.problems import Problem
from app.safeguards.gates import picture_past_gates
from app.safeguards.refusing import Looking
from app.safeguards.register import Held, let_leave
from app.store.project import Project
from app.store.put import ready_file
from app.study import actions, queries
from app.study.picture_rows import PictureDraft, PictureKind
from app.study.rows import CaseId, CaseRelation, SpeakerDraft


def import_pictures(given: argparse.Namespace, terminal: Terminal) -> int:
    """Bring pictures in, each file a source; 1 when any file failed, the others being in."""
    with terminal.study(given.study, given.passphrase_file, writing=True) as project:
        makers = [SpeakerDraft(name, interviewer=False, participant=name) for name in given.drawn_by]
        kind = PictureKind(given.kind or PictureKind.DRAWING)
        case, relation = _case(project, given.case), CaseRelation(given.relation or CaseRelation.SELF)
        drafts: list[PictureDraft] = []
        reports: list[dict[str, object]] = []
        for looked in look_into(given.files):
            problem, readings = _read(looked)
            warnings = [sentence for reading in readings for sentence in told(reading)]
            reports.append({"source": None, "file": str(looked.path), "warnings": warnings, "problem": problem})
            if problem is None:
                named = looked.path.stem
                drafts.append(draft_of(named, readings, makers, kind=kind, case=case, relation=relation))
                reports[-1]["source"] = len(drafts) - 1
                reports[-1]["pages"] = len(readings)
        with new_perspectives.told(project, terminal):
            added = actions.add_pictures(project, drafts=drafts) if drafts else []
        stopped.warn_of(project, terminal, (maker.participant for draft in drafts for maker in draft.makers))
        with project.reading() as session:
            names = {row.id: row.name for row in queries.picture_sources(session)}
        for report in reports:
            place = report["source"]
            report["source"] = names[added[place]] if isinstance(place, int) else None
    if given.json:
        terminal.say_json(reports)
    else:
        _say(reports, terminal)
    return 1 if any(report["problem"] for report in reports) else 0


def pictures(given: argparse.Namespace, terminal: Terminal) -> int:
    """List the drawings and scanned maps."""
    with terminal.reading(given.study, given.passphrase_file) as session:
        rows = queries.pictures(session)
        regions = region_counts(session)
    if given.json:
        terminal.say_json(
            [
                {
                    "source": row.source_name,
                    "page": row.page,
                    "kind": row.kind.value,
                    "width": row.width,
                    "height": row.height,
                    "drawn_by": [maker.pseudonym for maker in row.makers if maker.included],
                    "described": row.described,
                    "regions": regions.get(row.id, 0),
                    "redactions": row.redactions,
                    "safe_copy": row.safe,
                    "may_leave": row.safe and not row.hindrance,
                    "why_not": row.hindrance,
                }
                for row in rows
                if not row.excluded
            ]
        )
        return 0
    for row in rows:
        if not row.excluded:
            who = ", ".join(maker.pseudonym for maker in row.makers if maker.included) or "nobody named yet"
            safe = "safe copy made" if row.safe else "no safe copy"
            many = regions.get(row.id, 0)
            terminal.say(f"{row.name}  ({row.kind.value} by {who}; {many} regions; {safe})")
    return 0


def picture(given: argparse.Namespace, terminal: Terminal) -> int:
    """Write the safe copy of a picture."""
    with terminal.study(given.study, given.passphrase_file, writing=True) as project:
        with project.reading() as session:
            row = queries.picture_named(session, given.source, given.page)
            copy = picture_past_gates(session, row.id)
        with names_of(given, terminal, project) as names_in:
            look = Looking(names_in)
            look.at_file(given.out)
            look.refuse()
        file = ready_file(copy.content, given.out, ending=copy.ending, thing="picture")
        people = {maker.participant: Held(pictures=1) for maker in row.makers}
        let_leave(project, [file], kind="picture", title="Safe copy", by=terminal.person, people=people)
    terminal.say(f"Written: {given.out}")
    return 0


def _read(looked: Looked) -> tuple[str | None, Sequence[Reading]]:
    """All pages of a file, or what is wrong with it."""
    if looked.contents is None:
        return looked.problem, ()
    readings = list(read_pictures([Wanted(looked.path, page.number) for page in looked.contents.pages]))
    return next((reading.problem for reading in readings if reading.problem), None), readings


def _case(project: Project, name: str | None) -> CaseId | None:
    """The child of that name."""
    if name is None:
        return None
    with project.reading() as session:
        found = next((row for row in queries.cases(session) if row.pseudonym == name), None)
    if found is None:
        raise Problem("There is no child of that name in this study.", "Add the child on the Journeys page first.")
    return found.id


def _say(reports: Sequence[dict[str, object]], terminal: Terminal) -> None:
    for report in reports:
        if report["problem"]:
            terminal.warn(f"{report['file']}: {report['problem']}")
            continue
        pages = report["pages"]
        terminal.say(f"{report['source']}  ({pages} picture{'' if pages == 1 else 's'})")
        warnings = report["warnings"]
        for warning in warnings if isinstance(warnings, list) else []:
            terminal.warn(f"{report['file']}: {warning}")
