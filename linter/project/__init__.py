"""The user's files: configuration, discovery of notices, git, atomic writing."""
