-- Who takes part in the events at or over a score, and who holds claims. A copy of a wire story is one more article,
-- not one more origin; a report without a known origin has its outlet for one, or stands for itself.
WITH taking_part AS (
    SELECT actor, name, text, country, sector, office, part, roles.article, event AS row
    FROM roles JOIN events ON events.id = roles.event
    WHERE part <> 'said_by' AND score >= ?
    UNION ALL
    SELECT actor, name, text, country, sector, office, 'holder', article, claim FROM claim_holders
)
SELECT
    coalesce(nullif(actor, ''), nullif(taking_part.name, ''), taking_part.text) AS actor,
    coalesce(max(nullif(taking_part.name, '')), max(taking_part.text)) AS name,
    max(country) AS country,
    nullif(max(sector), '') AS sector,
    nullif(max(office), '') AS office,
    count(DISTINCT CASE part WHEN 'actor' THEN row END) AS as_actor,
    count(DISTINCT CASE part WHEN 'recipient' THEN row END) AS as_recipient,
    count(DISTINCT CASE part WHEN 'holder' THEN row END) AS as_holder,
    count(DISTINCT article) AS articles,
    count(DISTINCT coalesce(nullif(origin, ''), nullif(outlet, ''), article)) AS origins
FROM taking_part JOIN articles ON articles.id = taking_part.article
GROUP BY 1
ORDER BY count(DISTINCT part || row) DESC, 1
