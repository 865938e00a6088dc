-- What an event settled is looked for by the event.

CREATE INDEX expectation_by_outcome ON expectation_row (outcome) WHERE outcome <> '';
