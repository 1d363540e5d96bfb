"""Names of WordprocessingML, and how its elements are looked into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def children(element: Any) -> Iterator[Any]:
    """The child elements, comments and the like left out."""
    return (child for child in element if isinstance(child.tag, str))


def attribute(element: Any, path: str) -> str | None:
    """The ``w:val`` of what ``path`` leads to; ``""`` where it is there without a value."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}val", "")
