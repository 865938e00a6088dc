-- What happened between states is looked for by the states.

CREATE INDEX role_by_country ON role_row (country);
