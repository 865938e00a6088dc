"""Links: what belongs together across articles; adds rows only.

Values in, values out, but for what reads and writes a record: `recorded` and `link_record`, for all of it;
`relinking`, with what ends in `_again`, `recall` and `recorded_news`, for news in one that was linked before.
"""
