"""How many planted discrepancies bilint finds, and what it says of notices that have none."""
