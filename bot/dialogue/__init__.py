"""A conversation, wherever it goes on: memory, buttons, links, files, editions of the data."""
