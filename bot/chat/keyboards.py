"""Buttons as Telegram's library takes them."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.dialogue.buttons import Row


def markup(rows: Iterable[Row]) -> InlineKeyboardMarkup | None:
    """The buttons as the library takes them; ``None`` if there are none."""
    keyboard = [
        [
            InlineKeyboardButton(button.text, url=button.url)
            if button.url
            else InlineKeyboardButton(button.text, callback_data=button.data)
            for button in row
        ]
        for row in rows
        if row
    ]
    return InlineKeyboardMarkup(keyboard) if keyboard else None
