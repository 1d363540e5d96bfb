"""Putting an answer into words: plain text, Telegram's HTML, the JSON contract, files.

Everything here is a pure function of an :class:`~bot.model.Answer`; nothing asks the store.
"""
