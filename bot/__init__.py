"""Soraq answers short questions from a knowledge graph and cites the source of every fact."""

__version__ = "0.1.0"
