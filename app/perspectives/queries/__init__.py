"""Reading what the perspectives say: everything here returns frozen rows."""

from app.perspectives.queries.comparing import BY_AREA, BY_PERSPECTIVE, BY_ROLE, compare, dimensions
from app.perspectives.queries.framework import (
    framework,
    framework_passages,
    framework_topics,
    topic_named,
    usual_topics,
)

__all__ = [
    "BY_AREA",
    "BY_PERSPECTIVE",
    "BY_ROLE",
    "compare",
    "dimensions",
    "framework",
    "framework_passages",
    "framework_topics",
    "topic_named",
    "usual_topics",
]
