"""The weights of the alignment, fitted on links that people checked."""
