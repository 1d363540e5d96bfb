"""What the sentences of a report are taken to say, each with the words that it rests on."""
