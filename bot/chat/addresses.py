"""Where a link opens: addresses at Telegram."""

from __future__ import annotations

from urllib.parse import quote


def address(username: str, payload: str) -> str:
    """The link that opens the bot with a payload."""
    return f"https://t.me/{username}?start={payload}"


def share_address(username: str, payload: str) -> str:
    """Where Telegram asks whom to send the link to."""
    return f"https://t.me/share/url?url={quote(address(username, payload), safe='')}"
