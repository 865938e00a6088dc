"""Mentions: who, where and when an article names, each with the words it was found in."""
