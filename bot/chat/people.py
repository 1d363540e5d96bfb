"""Who writes, where, and in which language the bot speaks to them."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Message, Update, User

from bot.chat.desk import Context, desk_of
from bot.chat.state import State
from bot.dialogue.memories import Place
from bot.model import Language
from bot.rendering.texts import Texts

_SPOKEN = {"az": Language.AZ, "en": Language.EN, "ru": Language.RU}
_NEAR = {"tr": Language.AZ, "be": Language.RU, "kk": Language.RU, "ky": Language.RU}


@dataclass(frozen=True, slots=True)
class Who:
    """A person in a chat, and the language of the interface for them."""

    place: Place
    language: Language

    @property
    def texts(self) -> Texts:
        """The texts of the interface."""
        return Texts(self.language)

    def addressed(self, message: Message | None, username: str) -> bool:
        """Whether a message is meant for the bot: in a group it is mentioned or replied to."""
        if message is None or not self.in_group:
            return True
        text = (message.text or message.caption or "").lower()
        if f"@{username.lower()}" in text:
            return True
        before = message.reply_to_message
        return bool(before and before.from_user and before.from_user.username == username)

    @property
    def in_group(self) -> bool:
        """Whether others read along."""
        return self.place.chat != self.place.user


def language_of(user: User | None, state: State) -> Language:
    """The language a person chose, else the one that Telegram names."""
    if user is None:
        return Language.AZ
    code = (user.language_code or "").partition("-")[0]
    return state.language(user.id) or _SPOKEN.get(code) or _NEAR.get(code) or Language.EN


def who_of(update: Update, context: Context) -> Who:
    """The person and place of an update."""
    desk = desk_of(context)
    user, chat, message = update.effective_user, update.effective_chat, update.effective_message
    number = user.id if user else 0
    thread = message.message_thread_id if message and message.is_topic_message else None
    place = Place(chat.id if chat else number, number, thread or 0)
    return Who(place, language_of(user, desk.state))
