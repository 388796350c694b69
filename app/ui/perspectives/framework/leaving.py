"""What of the matrix may be copied: summaries without what stands in them in quotation marks and may not leave."""

from datetime import datetime

from app.ui.open_study import OpenStudy
from app.ui.perspectives.framework.arranging import people_of
from app.ui.perspectives.framework.matrix_model import MatrixModel, Summaries


def leaving(study: OpenStudy, matrix: MatrixModel) -> tuple[Summaries, tuple[str, ...]]:
    """The summaries that are shown, as they may leave, and in sentences what was left out."""
    from app.reports.framework import gather_framework  # here, so that only copying loads it

    topics = [row.topic for row in matrix.topics]
    people = [line.person.id for line in people_of(matrix.lines)]
    today = datetime.now().astimezone().date()
    with study.project.reading() as session:
        found = gather_framework(session, date=today, topics=topics, people=people)
    cells = {
        (person.id, row.topic): cell.summary
        for person, line in zip(found.framework.people, found.framework.cells, strict=True)
        for row, cell in zip(found.framework.topics, line, strict=True)
        if cell.summary
    }
    return cells, found.left_out
