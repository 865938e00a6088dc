"""Sentences: an article as words with their grammar, read by one small model or another spaCy pipeline."""
