"""The bot on Telegram: the only room that knows the library for it."""
