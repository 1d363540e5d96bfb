"""Text before meaning: Unicode, folding, tokens, numbers and dates."""
