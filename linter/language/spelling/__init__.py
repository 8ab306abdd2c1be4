"""Words, the dictionaries, and what the writer of an unknown word meant."""
