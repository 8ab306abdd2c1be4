"""Documents of other houses: the verdicts on findings in them, and discrepancies that are planted in them."""
