"""Work done that is neither an event nor an agreement: letters, drafts considered, information."""

from __future__ import annotations

from collections.abc import Sequence

from bot import vocabulary as voc
from bot.model import Language
from bot.rendering.texts import marked
from bot.reports.finding.candidate import Candidate
from bot.reports.finding.gazetteer import Named, Seen
from bot.reports.finding.scene import Scene

_KINDS = {
    "verbs:sent": "letter",
    "verbs:reviewed": "draft-considered",
    "verbs:informed": "informing",
    "verbs:exchanged": "proposal-exchange",
    "verbs:designatedBy": "designation",
    "verbs:received": "request",
    "verbs:underway": "",
    "verbs:implementer": "",
    "verbs:took_part": "",
    "verbs:drafter": "",
    "verbs:adoptedBy": "",
    "verbs:funder": "",
}
_ORDER = ("verbs:sent", "verbs:reviewed", "verbs:informed", "verbs:exchanged")


def activity(scene: Scene, found: Sequence[Candidate]) -> Candidate | None:
    """The work that a sentence tells of, unless it is on an event or the steps of an agreement."""
    told = [one for one in found if one.cls == voc.EVENT]
    stepped = any(one.extra.get("status") in ("signed", "in-force") for one in found)
    stepped = stepped or any(one.cls == voc.LEGAL_ACT and one.number for one in found)
    projects = any(one.cls == voc.PROJECT for one in found)
    stepped = stepped or (projects and any(s.what == "verbs:started" for s in scene.seen))
    verbs = [s for s in scene.seen if s.what in _KINDS and not s.negated]
    verbs = [v for v in verbs if scene.quote_around(v.start) is None]
    main = _main(scene, verbs)
    if not scene.tokens or (told and main is None) or (stepped and main is None):
        return None
    sure = 0.75 if main is not None and not told and not stepped else 0.5
    kind = _KINDS.get(main.what, "") if main is not None else ""
    return Candidate(
        voc.ACTIVITY,
        0,
        len(scene.tokens),
        main.end - 1 if main is not None else len(scene.tokens) - 1,
        "",
        kind=voc.KIND + kind if kind else None,
        topics=scene.topics(0, len(scene.tokens)),
        confidence=sure if main is not None else 0.4,
        why=marked("sentence on work done"),
        extra={"verb": main},
    )


def _main(scene: Scene, verbs: Sequence[Seen]) -> Seen | None:
    """The verb that says what was done: in Azerbaijani the last, elsewhere the first."""
    if not verbs:
        return None
    if scene.language is Language.AZ:
        final = [v for v in verbs if not scene.is_nominal(v.end - 1)]
        near = [v for v in final if v.end >= len(scene.tokens) - 6]
        return near[-1] if near else None
    return verbs[0]


def sides(scene: Scene, agents: Sequence[Named], main: Seen | None) -> dict[int, str]:
    """The agents (by position) that something was sent to or came from, by their case."""
    found: dict[int, str] = {}
    if main is None or scene.language is not Language.AZ:
        return found
    for agent in agents:
        if agent.cls != voc.BODY or scene.quote_around(agent.start):
            continue
        last = scene.tokens[agent.end - 1]
        ending = last.suffix or last.folded
        came = any(s.what == "verbs:received" and 0 <= s.start - agent.end <= 2 for s in scene.seen)
        if ending.endswith(("dan", "den")) and came:
            found[agent.start] = voc.SENDER
        elif came and main.what != "verbs:received":
            continue  # Xidmətə ünvanlanmış: what came, and not what was sent on
        elif main.what == "verbs:sent" and ending.endswith(("na", "ne", "ya", "ye")):
            found[agent.start] = voc.RECIPIENT
    return found
