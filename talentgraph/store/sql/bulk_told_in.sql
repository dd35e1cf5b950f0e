-- How many counted moves of a window big tables tell (told_in.sql).
SELECT count(*) FROM bulk_arrivals_by_number
WHERE counted AND ($foundings OR kind <> 'founding') AND in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) = 'yes'
