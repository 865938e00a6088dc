-- The index of what the user imported. It is made anew beside itself and put in place whole, never changed in place.
CREATE TABLE import (number INTEGER PRIMARY KEY, source TEXT NOT NULL, licence TEXT NOT NULL, file TEXT NOT NULL,
  content TEXT NOT NULL, is_sure INTEGER NOT NULL);
CREATE TABLE actor (number INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
  country TEXT NOT NULL, sector TEXT NOT NULL, sex TEXT NOT NULL, born TEXT NOT NULL, died TEXT NOT NULL,
  short TEXT NOT NULL, also TEXT NOT NULL, import INTEGER NOT NULL);
CREATE TABLE person_name (frame INTEGER NOT NULL, exact INTEGER NOT NULL, actor INTEGER NOT NULL);
CREATE TABLE short_name (key INTEGER NOT NULL, actor INTEGER NOT NULL);
CREATE TABLE other_name (key INTEGER NOT NULL, opening TEXT NOT NULL, words INTEGER NOT NULL, actor INTEGER NOT NULL);
CREATE TABLE position (id TEXT NOT NULL, of TEXT NOT NULL, kinds TEXT NOT NULL, title TEXT NOT NULL,
  import INTEGER NOT NULL);
CREATE TABLE tenure (holder TEXT NOT NULL, post TEXT NOT NULL, of TEXT NOT NULL, kinds TEXT NOT NULL,
  title TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT NOT NULL, known_until TEXT NOT NULL, is_sure INTEGER NOT NULL,
  import INTEGER NOT NULL);
CREATE TABLE ruling (one TEXT NOT NULL, other TEXT NOT NULL, is_same INTEGER NOT NULL, import INTEGER NOT NULL);
