"""Rows → answers: what was found becomes a list, a date, a yes, or an honest nothing."""
