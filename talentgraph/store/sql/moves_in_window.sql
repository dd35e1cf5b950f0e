-- How many moves lie in a window, or may lie in it. $since, $until: its days, or null.
SELECT count(*) FROM moves WHERE in_window(date_earliest, date_latest, CAST($since AS DATE), CAST($until AS DATE)) <> 'no';
