"""Hostile inputs, made by the hundred, and what Dateline makes of them: one clear error each, and the others read."""
