"""Whether anything can be saved now: found out by writing for real, for a full or lost disk tells only then."""

import errno
import shutil

from app.store import faults
from app.store.project import Project

ROOM = 2**20
"""Bytes that have to be free; the log may have room for a small change where no other would fit."""


def try_writing(project: Project) -> None:
    """Write what stands there already; a Problem where a change would not be saved."""
    with faults.told():
        if shutil.disk_usage(project.path.parent).free < ROOM:
            raise OSError(errno.ENOSPC, "no room")
    with project.step("Try to save") as session:
        connection = session.connection()
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        connection.exec_driver_sql(f"PRAGMA user_version = {int(version)}")
