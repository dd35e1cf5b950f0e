-- Names of $kind that users gave to put reports right, in no list.
WITH words AS (
    SELECT unnest(CASE WHEN $kind = 'person' THEN [person] ELSE [from_org, to_org] END) AS word FROM corrections
)
SELECT DISTINCT n.name_id FROM names AS n WHERE n.kind = $kind AND n.reason = 'as written' AND n.name IN (SELECT word FROM words WHERE word IS NOT NULL)
