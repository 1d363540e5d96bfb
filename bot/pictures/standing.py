"""Answer → status: how far the agreements with each country have come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.model import Answer, Item
from bot.pictures import Side, Sign, Standing, Status
from bot.pictures.framing import frame
from bot.rendering.facts import status_of
from bot.rendering.status import DRAFT, IN_FORCE, IN_PREPARATION, SIGNED, status_sentence
from bot.rendering.values import raised
from bot.rendering.voice import Voice

MOST = 14
"""More agreements than that make a picture too tall for a phone."""

STEPS: Mapping[str, Sign] = {
    IN_PREPARATION: Sign.IN_PREPARATION,
    DRAFT: Sign.DRAFT,
    SIGNED: Sign.SIGNED,
    IN_FORCE: Sign.IN_FORCE,
}
"""The statuses in the order in which an agreement comes to them."""


def status(answer: Answer, sides: Mapping[str, Sequence[str]]) -> Status | None:
    """The agreements of an answer by the other side; ``None`` where no thing has a status.

    ``sides`` are the countries or bodies on the other side of each thing; an agreement with
    several stands with each.
    """
    voice = Voice(answer)
    rows = [row for row in answer.rows if status_of(row)]
    if not rows:
        return None
    shown = rows[:MOST]
    groups: dict[str, list[Item]] = {}
    for row in shown:
        for side in sides.get(row.iri) or ("",):
            groups.setdefault(side, []).append(row)
    ordered = sorted(groups.items(), key=lambda group: (group[0] == "", voice.short(group[0])))
    hidden = len(rows) - len(shown) + max(0, answer.total - len(answer.rows))
    return Status(
        frame(voice, voice.say("Status of agreements"), shown, hidden=hidden),
        _steps(voice, shown),
        tuple(
            Side(
                voice.short(side) if side else voice.say("other side not stated"),
                tuple(_standing(voice, row) for row in of_side),
            )
            for side, of_side in ordered
        ),
    )


def _steps(voice: Voice, rows: Sequence[Item]) -> tuple[tuple[Sign, str, int], ...]:
    """Every step, and each status beside them; one that nothing has is not named."""
    counts = dict.fromkeys(STEPS, 0)
    for row in rows:
        reached = status_of(row) or ""
        counts[reached] = counts.get(reached, 0) + 1
    return tuple(
        (STEPS.get(iri, Sign.OTHER), voice.short(iri) if count else "", count)
        for iri, count in counts.items()
    )


def _standing(voice: Voice, row: Item) -> Standing:
    reached = status_of(row) or ""
    steps = list(STEPS)
    return Standing(
        voice.short(row.iri),
        STEPS.get(reached, Sign.OTHER),
        steps.index(reached) if reached in STEPS else None,
        raised(status_sentence(voice, row, brief=True) or "", voice.language),
    )
