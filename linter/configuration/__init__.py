"""The keys of a configuration, where it is found, and what is in force for a notice."""
