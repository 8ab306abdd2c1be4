"""Measurements of bilint: accuracy on real and made notices, other tools, speed."""
