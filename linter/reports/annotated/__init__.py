"""Copies of PDF and Word notices with the findings as comments on their words."""
