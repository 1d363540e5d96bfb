"""``soraq serve``: pages for people, linked data for programs."""
