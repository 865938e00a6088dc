"""Events: what was done by whom to whom, found by a codebook that everybody can read."""
