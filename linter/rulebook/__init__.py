"""Rule pages: definitions, prose and examples, and the book of all rules."""
