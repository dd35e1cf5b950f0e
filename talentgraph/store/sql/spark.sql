-- The macros of words.sql (and iso_day of schema.sql) as functions of Spark 4: the same words with types. The views of words.sql are run there as
-- they stand.
CREATE OR REPLACE TEMPORARY FUNCTION in_window(earliest DATE, latest DATE, since DATE, until DATE) RETURNS STRING RETURN
    CASE
        WHEN since IS NULL AND until IS NULL THEN 'yes'
        WHEN latest < since OR earliest > until OR since > until THEN 'no'
        WHEN (since IS NULL OR earliest >= since) AND (until IS NULL OR latest <= until) THEN 'yes'
        ELSE 'maybe'
    END;
CREATE OR REPLACE TEMPORARY FUNCTION standing_of(counted BOOLEAN, status STRING, why_not STRING) RETURNS STRING RETURN
    CASE
        WHEN counted THEN 'counted'
        WHEN status IN ('completed', 'announced') OR why_not <> status THEN 'seats_transfers_and_internal_changes'
        ELSE status
    END;
CREATE OR REPLACE TEMPORARY FUNCTION place_of(standing STRING, any_role BOOLEAN, fits BOOLEAN, role STRING) RETURNS STRING RETURN
    CASE
        WHEN any_role OR fits THEN standing
        WHEN standing <> 'counted' THEN 'not_asked'
        WHEN role IS NULL THEN 'role_not_stated'
        ELSE 'another_role'
    END;
CREATE OR REPLACE TEMPORARY FUNCTION confidence_word(confidence DOUBLE) RETURNS STRING RETURN
    CASE WHEN confidence >= 0.85 THEN 'strong' WHEN confidence >= 0.6 THEN 'medium' ELSE 'weak' END;
CREATE OR REPLACE TEMPORARY FUNCTION days_between(earlier DATE, later DATE) RETURNS BIGINT RETURN datediff(later, earlier);
CREATE OR REPLACE TEMPORARY FUNCTION months_between_whole(earlier DATE, later DATE) RETURNS BIGINT RETURN timestampdiff(MONTH, earlier, later);
CREATE OR REPLACE TEMPORARY FUNCTION period_of(day DATE, length STRING) RETURNS STRING RETURN
    CASE
        WHEN day IS NULL THEN NULL
        WHEN length = 'year' THEN CAST(year(day) AS STRING)
        WHEN length = 'quarter' THEN concat(CAST(year(day) AS STRING), '-Q', CAST(quarter(day) AS STRING))
        ELSE concat(CAST(year(day) AS STRING), '-', lpad(CAST(month(day) AS STRING), 2, '0'))
    END;
CREATE OR REPLACE TEMPORARY FUNCTION per_100(n DOUBLE, staff DOUBLE) RETURNS DOUBLE RETURN
    CASE WHEN staff >= 50 THEN round(100.0 * n / staff, 2) END;
CREATE OR REPLACE TEMPORARY FUNCTION sha256(text STRING) RETURNS STRING RETURN sha2(text, 256);
CREATE OR REPLACE TEMPORARY FUNCTION bucket_of(id STRING) RETURNS INT RETURN CAST(conv(substr(md5(id), 1, 2), 16, 10) AS INT);
