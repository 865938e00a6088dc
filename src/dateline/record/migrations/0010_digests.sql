-- A digest of the article's text and of all rows of its reading: so that it is seen where any of them was changed. ""
-- where the reading was written before there were digests.

ALTER TABLE reading_size_row ADD COLUMN digest TEXT NOT NULL DEFAULT '';
