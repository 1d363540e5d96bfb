"""What the chat page works with: who is let in, the sessions, and what answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import HTTPConnection

from bot.dialogue.allowance import Allowance
from bot.dialogue.invited import Invited
from bot.dialogue.sessions import Sessions, web_file
from bot.web.chat.answers import Answers
from bot.web.service import Service


@dataclass(frozen=True, slots=True)
class Room:
    """The chat page at work.  ``token`` is the bot's, by which Telegram signs; ``None``: no bot."""

    invited: Invited
    sessions: Sessions
    answers: Answers
    allowance: Allowance
    token: str | None = field(default=None, repr=False)

    def close(self) -> None:
        """Let go of the file."""
        self.sessions.close()


def open_room(service: Service) -> Room:
    """The room of a server; the folder of its state is made where it is not there."""
    settings, web = service.settings, service.web
    if web.state:
        web.state.mkdir(parents=True, exist_ok=True, mode=0o700)
    file: Path | str = web_file(web.state) if web.state else ":memory:"
    sessions = Sessions(file)
    sessions.sweep()
    return Room(
        web.invited,
        sessions,
        Answers(settings, service.shelf, sessions, service.tasks),
        Allowance(web.questions_per_minute),
        settings.token,
    )


def room_of(request: HTTPConnection) -> Room:
    """The room of the server that answers a request."""
    room = request.app.state.room
    assert isinstance(room, Room)
    return room
