-- Rows of the table just read that are dated later than today are announced at most. Variables bulk_table, today.
UPDATE bulk_rows SET status = 'announced'
WHERE row_id >> 36 = getvariable('bulk_table') AND date > getvariable('today') AND coalesce(lower(trim(status)), 'completed') = 'completed';
