"""Is the data as it should be? Each rule finds what is wrong, where, and what to do about it."""
