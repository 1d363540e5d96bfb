"""What a page shows of one answer: its HTML, and groups of buttons under it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.dialogue.buttons import (
    FORMATS,
    Button,
    Row,
    Verb,
    choice_rows,
    data,
    less_buttons,
    page_row,
    picture_row,
)
from bot.dialogue.shown import Shown
from bot.model import Kind, Language
from bot.rendering.page import Page
from bot.rendering.reply import compose
from bot.rendering.texts import Texts
from bot.rendering.understood import understood_text
from bot.rendering.voice import Voice
from bot.rendering.web_html import answer_html
from bot.web.addresses import address_of

_TIES = 8


class Does(StrEnum):
    """What a button of a page does."""

    PRESS = "press"  # sends what it carries
    ASK = "q"  # asks a question
    OPEN = "href"  # follows a link
    SAVE = "download"  # follows a link to a file
    SHARE = "share"  # follows a link that is to be handed on


@dataclass(frozen=True, slots=True)
class Action:
    """A button or a link: its text, and what it does with ``value``."""

    text: str
    does: Does
    value: str


@dataclass(frozen=True, slots=True)
class Group:
    """Buttons that belong together, under a name; ``sort`` is what style takes them by."""

    sort: str
    label: str
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """An answer as a page shows it.

    ``title`` stands where there is no question to stand over it.  A turn that ``replaces``
    stands in the place of the one whose button was pressed.  ``head`` is what the question
    was understood as, ``less`` what can be taken away of it.
    """

    language: Language
    title: str
    html: str
    head: str = ""
    less: Group | None = None
    groups: tuple[Group, ...] = ()
    replaces: bool = False
    wrong: bool = False


def composed(shown: Shown) -> Turn:
    """The turn that shows a page of an answer."""
    answer = shown.answer
    texts = Texts(answer.language)
    voice = Voice(answer)
    page = answer_html(
        answer, shown.page, opening=lambda at: data(Verb.CARD, shown.key, at) if shown.key else ""
    )
    less = less_buttons(shown) if answer.kind not in (Kind.CLARIFY, Kind.NONE) else ()
    return Turn(
        answer.language,
        understood_text(voice),
        page.html,
        page.head,
        _group("less", texts.say("Leave out"), less),
        _groups(shown, page, texts),
    )


def _groups(shown: Shown, page: Page, texts: Texts) -> tuple[Group, ...]:
    answer = shown.answer
    if answer.kind in (Kind.CLARIFY, Kind.NONE) or not shown.key:
        offered = [button for row in choice_rows(shown) for button in row] if shown.key else []
        return _present(
            _group("choices", texts.say("Choose"), tuple(offered)),
            _examples(shown, texts),
        )
    return _present(
        _group("pages", _number(page, texts), page_row(shown, page, texts)),
        _group("ties", texts.say("See also"), ties(shown)),
        _group("pictures", texts.say("Pictures"), picture_row(shown, texts)),
        Group("proof", texts.say("Evidence"), _proof(shown, page, texts)),
        Group("files", texts.say("Download"), files(shown.key)),
    )


def _present(*groups: Group | None) -> tuple[Group, ...]:
    return tuple(group for group in groups if group and group.actions)


def _number(page: Page, texts: Texts) -> str:
    said = texts.say("Page %(page)s of %(pages)s", page=page.page + 1, pages=page.pages)
    return said if page.pages > 1 else texts.say("Narrow")


def _group(sort: str, label: str, row: Row) -> Group | None:
    return Group(sort, label, tuple(map(action, row))) if row else None


def action(button: Button) -> Action:
    """A button of a reply as a button of a page."""
    if button.url:
        return Action(button.text, Does.OPEN, button.url)
    return Action(button.text, Does.PRESS, button.data)


def ties(shown: Shown, *, every: bool = False) -> Row:
    """The things that a card speaks of, each the way to its card; where many, the way to all."""
    shorter = not every and len(shown.ties) > _TIES
    some = shown.ties[: _TIES - 1] if shorter else shown.ties
    buttons = tuple(Button(name, data(Verb.OPEN, key)) for name, key in some)
    more = Button(f"… ({len(shown.ties)})", data(Verb.TIES, shown.key, shown.page))
    return (*buttons, more) if shorter else buttons


def _proof(shown: Shown, page: Page, texts: Texts) -> tuple[Action, ...]:
    row = [
        Action(texts.say("Source"), Does.PRESS, data(Verb.SOURCE, shown.key, page.page)),
        Action(texts.say("Query"), Does.PRESS, data(Verb.QUERY, shown.key)),
    ]
    if shown.share:
        row.append(Action(texts.say("Link"), Does.SHARE, shown.share))
    if shown.answer.kind is Kind.ENTITY and len(shown.answer.rows) == 1:
        address = address_of(shown.answer.rows[0].iri)
        row.append(Action(texts.say("Own page"), Does.OPEN, address))
    return tuple(row)


def files(key: str) -> tuple[Action, ...]:
    """The answer to take away, in every format."""
    return tuple(
        Action(name, Does.SAVE, f"/answers/{key}/{form}") for form, name in FORMATS.items()
    )


def _examples(shown: Shown, texts: Texts) -> Group | None:
    """Questions to ask, where the answer shows some."""
    offers = compose(shown.answer).offered and not (shown.answer.choices or shown.answer.offers)
    if not offers or not shown.answer.examples:
        return None
    asked = tuple(Action(one, Does.ASK, one) for one in shown.answer.examples)
    return Group("examples", texts.say("For example:"), asked)
