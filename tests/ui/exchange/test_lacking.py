"""After transcripts are brought in: whose agreements are still to be recorded."""

from pathlib import Path

from app.study import actions, queries
from app.study.consent_rows import AgreementKind
from app.ui.exchange.lacking import imported_said
from tests.builders import CARER, CHILD, add, dialogue, new_study, person, speaker


def test_it_is_said_who_lacks_what_their_perspective_needs(tmp_path: Path) -> None:
    with new_study(tmp_path) as project:
        with project.reading() as session:
            children = queries.perspectives(session)[0]
        lines = [("Robin", "They moved me."), ("Marian", "In an hour.")]
        people = [speaker("Robin", CHILD), speaker("Marian", CARER)]
        sources = add(project, dialogue("Visit", lines, people))
        assert imported_said(project, sources) == "1 transcript imported."
        actions.set_needed_agreements(project, perspective=children.id, own=True, permission=True)
        actions.set_agreement(project, participant=person(project, "Robin"), kind=AgreementKind.OWN, given=True)
        assert imported_said(project, sources) == (
            "1 transcript imported. Still to be recorded: permission on behalf of Robin."
        )
