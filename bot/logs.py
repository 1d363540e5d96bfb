"""What may be said of an error in a log."""

from __future__ import annotations

import traceback


def outline(error: BaseException | None) -> str:
    """What an error is and where it arose, without its message: that may hold people's words."""
    if error is None:
        return "no error"
    # A process of ours notes where an error arose in it, and nothing else.
    notes = getattr(error, "__notes__", ()) if isinstance(error, Exception) else ()
    places = "".join((*traceback.format_tb(error.__traceback__), *notes))
    return f"{type(error).__name__}\n{places}"
