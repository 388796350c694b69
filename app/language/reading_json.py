"""JSON from anywhere: whatever is wrong with it is one error, and it holds whole letters only."""

import json
from typing import Any


def read_json(written: str) -> Any:
    """What is written there; ValueError where it is no JSON, nested without end, or has half a letter in it."""
    try:
        read = json.loads(written)
        json.dumps(read, ensure_ascii=False).encode()  # half of a pair of surrogates can be stored nowhere
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return read
