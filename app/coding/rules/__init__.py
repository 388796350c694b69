"""What must be exactly right about coding, in plain Python."""

from app.coding.rules.names import code_name, path_parts
from app.coding.rules.passages import Zone, check_span, is_heard, refuse_labels_only

__all__ = ["Zone", "check_span", "code_name", "is_heard", "path_parts", "refuse_labels_only"]
