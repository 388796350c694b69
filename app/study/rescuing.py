"""After a rescue: what of the study is no use without the part of it that was lost."""

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.study.model import Picture, PictureTile, Source, TextVersion, VersionText


def tidy_study(session: Session) -> list[str]:
    """Take away texts without words, pictures without pixels and sources without either.

    Returns the names of those sources: they are to be imported again.
    """
    session.execute(delete(TextVersion).where(TextVersion.id.not_in(select(VersionText.version_id))))
    session.execute(delete(Picture).where(Picture.id.not_in(select(PictureTile.picture_id))))
    newest = select(func.max(TextVersion.number), TextVersion.source_id).group_by(TextVersion.source_id).subquery()
    session.execute(
        update(TextVersion)
        .where(
            TextVersion.id.in_(
                select(TextVersion.id).join(
                    newest,
                    (newest.c.source_id == TextVersion.source_id) & (newest.c[0] == TextVersion.number),
                )
            ),
            ~TextVersion.current,
        )
        .values(current=True)
    )
    empty = (
        Source.id.not_in(select(TextVersion.source_id)),
        Source.id.not_in(select(Picture.source_id)),
    )
    names = list(session.scalars(select(Source.name).where(*empty).order_by(Source.name)))
    session.execute(delete(Source).where(*empty))
    return names
