"""The queries of the folder ``queries/``: read, checked, and bound to what was asked."""
