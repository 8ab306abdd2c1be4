"""Terms, competencies and recurring sentences of a house, and the formats that tools exchange."""
