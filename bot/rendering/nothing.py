"""Where there is no answer: why not; and where there are several: which is meant."""

from __future__ import annotations

from itertools import chain

from bot.model import Note, Reading, Selection
from bot.rendering.asked import names
from bot.rendering.lines import Line, Style, joined, line
from bot.rendering.texts import marked
from bot.rendering.voice import Voice

TOO_LONG = marked("The question is too long. Please ask it in one or two sentences.")


def why_nothing(voice: Voice) -> tuple[Line, ...]:
    """Say in one honest sentence why there is no answer."""
    return (line(_reason(voice), Style.BOLD),)


def _reason(voice: Voice) -> str:
    notes, reading = voice.answer.notes, voice.answer.reading
    if Note.TOO_LONG in notes:
        return voice.say(TOO_LONG)
    if reading.unknown:
        words = voice.quotes(reading.unknown[:6])
        return voice.say("The data holds nothing on %(words)s.", words=words)
    if Note.NOT_STATED in notes:
        return _not_stated(voice)
    if Note.NOT_UNDERSTOOD in notes or not reading.pieces:
        return voice.say("The question could not be understood.")
    return voice.sentence("there is nothing of the kind %(where)s.", where=voice.where())


def _not_stated(voice: Voice) -> str:
    answer = voice.answer
    wanted = _wanted(answer.reading)
    asked = voice.within(wanted) if wanted else ""
    what = joined([asked, names(voice, answer.subjects or answer.items)])
    if not what:
        return voice.sentence("this is not stated %(where)s.", where=voice.where())
    return voice.sentence("not stated %(where)s: %(what)s", where=voice.where(), what=what)


def _wanted(reading: Reading) -> str | None:
    """The property that was asked for, or what was claimed: a role, else a status or kind."""
    claim = reading.claim or Selection()
    roles = (role for tie in claim.ties for role in tie.roles)
    concepts = (concept for has in claim.concepts for concept in has.concepts)
    return next(chain(reading.asked, roles, concepts), None)


def which(voice: Voice) -> tuple[Line, ...]:
    """Ask which of the choices is meant."""
    if voice.answer.reading.proposed or Note.PROPOSED in voice.answer.notes:
        return (line(voice.say("Did you mean this?"), Style.BOLD),)
    return (line(voice.say("Which do you mean?"), Style.BOLD),)
