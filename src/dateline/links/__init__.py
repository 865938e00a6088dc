"""Links: what belongs together across articles. Nothing is linked yet; see the roadmap."""
