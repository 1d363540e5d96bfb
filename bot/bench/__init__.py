"""``soraq bench``: how fast whole answers are on graphs of any size, beside bare engines."""
