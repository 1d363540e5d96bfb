"""An answer as a message: its page in Telegram's HTML, with the buttons under it."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import InlineKeyboardMarkup

from bot.chat.keyboards import Row, markup, rows_under
from bot.model import Answer
from bot.rendering.telegram_html import messages


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as it is shown: which page, the keys of its reading and of its choices.

    ``share`` is the address that offers a link to it, ``less`` what can be taken away from the
    question: each piece by name, with the key of the reading without it; ``ties`` the things
    that a card speaks of, each by name, with the key of its own card.
    """

    answer: Answer
    page: int = 0
    key: str = ""
    choices: tuple[str, ...] = ()
    share: str = ""
    less: tuple[tuple[str, str], ...] = ()
    ties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to be sent: HTML within Telegram's limits, and rows of buttons."""

    html: str
    rows: tuple[Row, ...] = ()

    @property
    def keyboard(self) -> InlineKeyboardMarkup | None:
        """The buttons as the library takes them."""
        return markup(self.rows)


def compose_reply(shown: Shown) -> Reply:
    """Put the page of an answer into HTML, with its buttons."""
    page = messages(shown.answer, shown.page)
    return Reply(page.html, rows_under(shown, page))
