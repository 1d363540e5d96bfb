"""Inflected words → stems, one module a language."""
