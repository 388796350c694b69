"""Reading what the perspectives say: everything here returns frozen rows."""

from app.perspectives.queries.comparing import BY_AREA, BY_PERSPECTIVE, BY_ROLE, compare, dimensions

__all__ = ["BY_AREA", "BY_PERSPECTIVE", "BY_ROLE", "compare", "dimensions"]
