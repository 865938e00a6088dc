"""Links: what belongs together across articles. Pure but for `recorded` and `link_record`; adds rows only."""
