"""Rules applied to notices: findings, suppressions, baseline, fixes, worker processes."""
