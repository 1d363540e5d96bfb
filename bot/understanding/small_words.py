"""What small words mean by where they stand: *or not* at the end, *no* at the beginning."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.text.tokens import Token, TokenKind
from bot.understanding.grammar import single_words
from bot.understanding.senses import Sort
from bot.understanding.sighting import HOW_MANY, Mention

_SHORT = 2
_DONE = re.compile(r"[iu]b$")
_NOT_DONE = re.compile(r"m[ae](?:d[iu][gy]\w*|y[iu]b\w*)$")
_ALIKE = 1
"""So many letters at least begin both forms of a verb: *edib-etmədiyini*."""
_NO = frozenset("no nope yox xeyr net нет".split())


def by_their_place(
    grammar: dict[str, list[int]], mentions: list[Mention], tokens: Sequence[Token], text: str
) -> None:
    """Correct ``grammar``, the parts that small words play, by where in ``text`` they stand."""
    _done_or_not(grammar, mentions, tokens)
    _how_many_by_how(grammar, mentions, tokens)
    _or_not(grammar, tokens)
    _no_at_first(grammar, tokens, text)
    _tag(grammar, tokens, text)
    _goes_on(grammar, mentions, tokens)
    _other_than(grammar, tokens)


def _other_than(grammar: dict[str, list[int]], tokens: Sequence[Token]) -> None:
    """Let *başqa hansı* right behind an ablative leave that out: *dmx-dən başqa hansı qurum*."""
    for at in grammar.get("again", ())[:-1]:
        apart = at and tokens[at - 1].text.lower().endswith(("dan", "dən", "den"))
        if not apart or tokens[at].folded != "basqa" or at + 1 not in grammar["again"]:
            continue
        kept = [one for one in grammar.pop("again") if one not in (at, at + 1)]
        if kept:
            grammar["again"] = kept
        grammar.setdefault("except", []).append(at)
        grammar.setdefault("which", []).append(at + 1)
        return


def _done_or_not(
    grammar: dict[str, list[int]], mentions: list[Mention], tokens: Sequence[Token]
) -> None:
    """Let Azerbaijani *imzalanıb-imzalanmadığı* ask whether it was: the second denies nothing."""
    for at in range(1, len(tokens)):
        before = at - 1 if tokens[at - 1].kind is not TokenKind.DASH else at - 2
        one, other = tokens[max(before, 0)].folded, tokens[at].folded
        if not (_DONE.search(one) and _NOT_DONE.search(other) and one[:_ALIKE] == other[:_ALIKE]):
            continue
        mentions[:] = [m for m in mentions if m.start != at]
        for part in list(grammar):
            grammar[part] = [place for place in grammar[part] if place != at]
            if not grammar[part]:
                del grammar[part]
        grammar.setdefault("whether", []).append(at)


def _goes_on(
    grammar: dict[str, list[int]], mentions: Sequence[Mention], tokens: Sequence[Token]
) -> None:
    """Let *whose* right behind a class word ask nothing: *countries whose people came*."""
    nouns = {m.end for m in mentions if any(s.sort is Sort.CLASS for s in m.senses)}
    for part in ("who", "issuer", "where", "recipient"):
        said = grammar.get(part, ())
        kept = [
            at for at in said if not (at in nouns and tokens[at].folded in single_words("goes_on"))
        ]
        if said and not kept:
            del grammar[part]
        elif said:
            grammar[part] = kept


def _how_many_by_how(
    grammar: dict[str, list[int]], mentions: Sequence[Mention], tokens: Sequence[Token]
) -> None:
    """Let *necə* (how) before a noun ask how many: that is how *neçə* is often typed."""
    nouns = {mention.start for mention in mentions if not mention.finite and not mention.weak}
    last = len(tokens) - 1
    if (
        0 < last <= _SHORT
        and tokens[last].folded == "nece"
        and last - 1 not in grammar.get("with", ())
    ):
        for part in list(grammar):
            kept = [at for at in grammar.pop(part) if at != last]
            if kept:
                grammar[part] = kept
        grammar.setdefault("followup", []).append(last)  # Norveçlə necə: and with Norway?
        return
    for at in grammar.get("what", ())[:]:
        if tokens[at].lower == "necə" and at + 1 in nouns:
            grammar["what"].remove(at)
            grammar.setdefault(HOW_MANY, []).append(at)
    if not grammar.get("what", (0,)):
        del grammar["what"]


def _or_not(grammar: dict[str, list[int]], tokens: Sequence[Token]) -> None:
    """Let *or not* at the end ask for a yes or a no: it denies nothing and compares nothing."""
    last = len(tokens) - 1
    or_ = {at for part in ("or", "versus") for at in grammar.get(part, ())}
    if last < 2 or last not in grammar.get("not", ()) or last - 1 not in or_:
        return
    for part in ("or", "versus", "not"):
        kept = [at for at in grammar.pop(part, ()) if at < last - 1]
        if kept:
            grammar[part] = kept
    grammar.setdefault("whether", []).append(last)


def _no_at_first(grammar: dict[str, list[int]], tokens: Sequence[Token], text: str) -> None:
    """Let a *no* before all else take back what was understood: *no, I meant Norway*."""
    negating = grammar.get("not", ())
    if len(tokens) < 2 or 0 not in negating:
        return
    comma = text[: tokens[1].start].rstrip().endswith((",", ".", "-", "–", "—"))
    if tokens[0].folded not in _NO or not (comma or 1 in grammar.get("correction", ())):
        return
    grammar["not"] = [at for at in negating if at]
    if not grammar["not"]:
        del grammar["not"]
    grammar.setdefault("correction", []).insert(0, 0)


def _tag(grammar: dict[str, list[int]], tokens: Sequence[Token], text: str) -> None:
    """Let a tag ask for a yes or a no: *…, didn't they?* denies nothing."""
    last = len(tokens) - 1
    if last < 2 or last not in grammar.get("pronoun", ()):
        return
    said = {at for part in ("not", "whether") for at in grammar.get(part, ())}
    if last - 1 not in said or not text[: tokens[last - 1].start].rstrip().endswith(","):
        return
    for part in ("not", "pronoun"):
        kept = [at for at in grammar.pop(part, ()) if at < last - 1]
        if kept:
            grammar[part] = kept
    grammar.setdefault("whether", []).append(last - 1)
