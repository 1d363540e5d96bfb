"""From text and memory to a reading of the question; knows words, not stores or screens."""
