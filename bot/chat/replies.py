"""An answer as a message: its page in Telegram's HTML, with the buttons under it."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import InlineKeyboardMarkup

from bot.chat.keyboards import markup
from bot.dialogue.buttons import Row, rows_under
from bot.dialogue.shown import Shown
from bot.rendering.telegram_html import messages


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
