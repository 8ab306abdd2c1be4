"""The language server: findings, fixes and counterparts in an editor, while somebody types."""
