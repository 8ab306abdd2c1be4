"""The evidence on which the alignment rests, and the search for the best pairs."""
