"""What people decided on proposals, one a line as it was said; nothing is ever taken away.

The file is added to and never rewritten: the last line on a proposal counts, and what was said
before stays readable.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from bot.reports.errors import ReportError
from bot.reports.files import writing


class Verdict(StrEnum):
    """What is to become of a proposal."""

    ACCEPT = "accept"
    CHANGE = "change"
    REJECT = "reject"
    OPEN = "open"  # taken back


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict on the proposal ``key``; ``value`` is what was written in place of its value."""

    key: str
    verdict: Verdict
    value: str = ""


def read_decisions(path: Path) -> dict[str, Decision]:
    """The last decision on each proposal; what was broken off in the midst of a line is none."""
    if not path.is_file():
        return {}
    found: dict[str, Decision] = {}
    whole, _, _ = path.read_bytes().rpartition(b"\n")
    for number, line in enumerate(whole.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            stated = json.loads(line)
            one = Decision(
                str(stated["key"]), Verdict(stated["verdict"]), str(stated.get("value", ""))
            )
        except (ValueError, KeyError, TypeError) as error:
            raise ReportError(
                f"{path}:{number}: this is no decision. Mend the line or take it out."
            ) from error
        found[one.key] = one
    return {key: one for key, one in found.items() if one.verdict is not Verdict.OPEN}


def add_decisions(path: Path, decisions: Iterable[Decision]) -> int:
    """Add the decisions that say something new, on the disk before this returns; how many."""
    decided = {decision.key: decision for decision in decisions}.values()
    if not _news(path, decided):
        return 0
    with writing(path), path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # two people may review at once
        new = _news(path, decided)
        _append(path, file, new)
    return len(new)


def _news(path: Path, decisions: Collection[Decision]) -> list[Decision]:
    known = read_decisions(path)
    return [
        one
        for one in decisions
        if known.get(one.key) != one and not (one.verdict is Verdict.OPEN and one.key not in known)
    ]


def _append(path: Path, file: BinaryIO, new: Iterable[Decision]) -> None:
    """Add the lines whole, or none of them."""
    lines = "".join(
        json.dumps(
            {"key": one.key, "verdict": one.verdict.value, "value": one.value}, ensure_ascii=False
        )
        + "\n"
        for one in new
    )
    _drop_broken_end(path)
    begun = path.stat().st_size
    try:
        file.write(lines.encode())
        file.flush()
        os.fsync(file.fileno())
    except OSError:
        os.truncate(path, begun)
        raise


def _drop_broken_end(path: Path) -> None:
    """Take away the beginning of a line in whose midst the writing was broken off."""
    content = path.read_bytes()
    if content and not content.endswith(b"\n"):
        os.truncate(path, content.rfind(b"\n") + 1)
