"""A raw document to an article: final text, parts, metadata with their basis."""
