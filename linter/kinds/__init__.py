"""Kinds of check: algorithms that rules name and give parameters to."""
