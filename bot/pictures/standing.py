"""Answer → status: how far the agreements with each country have come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

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
    several stands with each.  The answer has the names of :data:`STEPS`, also of those that none
    of its things has come to.
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
        _steps(voice, shown, STEPS),
        tuple(
            Side(
                voice.short(side) if side else voice.say("other side not stated"),
                tuple(_standing(voice, row) for row in of_side),
            )
            for side, of_side in ordered
        ),
        _steps(voice, shown, [iri for iri in map(status_of, shown) if iri and iri not in STEPS]),
    )


def _steps(
    voice: Voice, rows: Sequence[Item], statuses: Iterable[str]
) -> tuple[tuple[Sign, str, int], ...]:
    """How many have each of the statuses; nothing where none has one of them."""
    reached = Counter(map(status_of, rows))
    wanted = dict.fromkeys(statuses)
    if not any(reached[iri] for iri in wanted):
        return ()
    return tuple((STEPS.get(iri, Sign.OTHER), voice.short(iri), reached[iri]) for iri in wanted)


def _standing(voice: Voice, row: Item) -> Standing:
    reached = status_of(row) or ""
    steps = list(STEPS)
    return Standing(
        voice.short(row.iri),
        STEPS.get(reached, Sign.OTHER),
        steps.index(reached) if reached in STEPS else None,
        raised(status_sentence(voice, row, brief=True) or "", voice.language),
    )
