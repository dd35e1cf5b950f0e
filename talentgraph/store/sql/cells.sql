-- What cells of other people's tables say, as macros over text. The words are variables (store/cells.py) out of lexicon/tables.toml: what
-- counts as nothing, as no organization, as a kind. A cell that a macro can't read stays as it is, so that the reason against its row can name it.

CREATE OR REPLACE TEMP MACRO read_text(cell) AS
    CASE WHEN NOT list_contains(getvariable('missing'), lower(trim(cell))) THEN nullif(trim(cell), '') END;
-- A person's name; marks that stand for nothing are none.
CREATE OR REPLACE TEMP MACRO read_name(cell) AS
    CASE WHEN regexp_matches(cell, '[\pL\pN]') AND NOT list_contains(getvariable('missing_as_written'), trim(cell))
        AND (NOT list_contains(getvariable('missing'), lower(trim(cell)))
            OR list_contains(list_transform(getvariable('missing_as_written'), lambda word: lower(word)), lower(trim(cell)))) THEN cell END;
-- Is that no organization, but a way to say that there is none?
CREATE OR REPLACE TEMP MACRO is_nobody(cell) AS
    list_contains(getvariable('nobody'), lower(trim(cell))) OR list_contains(getvariable('missing'), lower(trim(cell)));
CREATE OR REPLACE TEMP MACRO read_place(cell) AS CASE WHEN NOT is_nobody(cell) THEN nullif(trim(cell), '') END;
CREATE OR REPLACE TEMP MACRO read_code(cell) AS CASE WHEN trim(cell) = 'NA' OR NOT is_nobody(cell) THEN nullif(trim(cell), '') END;

-- A kind or a status of ours, in whatever case.
CREATE OR REPLACE TEMP MACRO is_ours(word, words) AS coalesce(getvariable(words)[lower(trim(word))] = lower(trim(word)), false);
-- Vocabulary words as they are; what means one; else the word itself. Whatever begins as a loan does is one.
CREATE OR REPLACE TEMP MACRO read_kind(cell) AS
    coalesce(getvariable('kinds')[lower(trim(cell))], CASE WHEN regexp_matches(lower(trim(cell)), getvariable('loans')) THEN 'loan' END,
        nullif(lower(read_text(cell)), ''));
CREATE OR REPLACE TEMP MACRO read_status(cell) AS coalesce(getvariable('statuses')[lower(trim(cell))], nullif(lower(read_text(cell)), ''));

-- Dates: YYYY, YYYY-MM or YYYY-MM-DD of what a cell says; null where it says none of these. A quarter, a season, "early 2019" are their year.
-- Variable dates (dmy, mdy or empty) decides between 3/4/2020 and 4/3/2020.
CREATE OR REPLACE TEMP MACRO iso_of(year, month, day) AS
    CASE WHEN coalesce(try_cast(month AS INTEGER), 0) = 0 THEN nullif(year, '')
        WHEN coalesce(try_cast(day AS INTEGER), 0) = 0 THEN year || '-' || lpad(month, 2, '0')
        ELSE year || '-' || lpad(month, 2, '0') || '-' || lpad(day, 2, '0') END;
CREATE OR REPLACE TEMP MACRO month_number(word) AS
    CAST(list_position(['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'], left(word, 3)) AS VARCHAR);
CREATE OR REPLACE TEMP MACRO months() AS '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
CREATE OR REPLACE TEMP MACRO date_from(parts) AS iso_of(parts.y, parts.m, parts.d);
CREATE OR REPLACE TEMP MACRO date_from_words(parts) AS iso_of(parts.y, month_number(parts.m), parts.d);
CREATE OR REPLACE TEMP MACRO date_from_slashes(parts, marks) AS
    CASE WHEN parts.y = '' THEN NULL
        WHEN marks = '.' OR CAST(parts.a AS INTEGER) > 12 OR getvariable('dates') = 'dmy' AND CAST(parts.b AS INTEGER) <= 12 OR parts.a = parts.b
            THEN iso_of(parts.y, parts.b, parts.a)
        WHEN CAST(parts.b AS INTEGER) > 12 OR getvariable('dates') = 'mdy' THEN iso_of(parts.y, parts.a, parts.b) END;
CREATE OR REPLACE TEMP MACRO date_without_day(parts) AS iso_of(parts.y, parts.m, '');
CREATE OR REPLACE TEMP MACRO month_without_day(parts) AS iso_of(parts.y, month_number(parts.m), '');
CREATE OR REPLACE TEMP MACRO is_undecided(cell) AS
    regexp_full_match(cell, '\s*\d{1,2}[/-]\d{1,2}[/-]\d{4}.*') AND coalesce(getvariable('dates'), '') = '';
CREATE OR REPLACE TEMP MACRO not_a_date(cell) AS
    CASE WHEN is_undecided(cell) THEN 'day or month first? say --map dates=dmy or --map dates=mdy: ' || cell
        ELSE 'not a date (YYYY, YYYY-MM or YYYY-MM-DD): ' || cell END;
CREATE OR REPLACE TEMP MACRO other_date(text) AS coalesce(
    date_from(regexp_extract(text, '^(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2}|\?\?))?\s*[月日号號]?(?:[t ]\s*\d{1,2}:\d{2}.*)?$', ['y', 'm', 'd'])),
    nullif(regexp_extract(text, '^(\d{4})(?:年|年度|-\?\?|\?|/\?\?)?(?:-\?\?)?$', 1), ''),
    date_from(regexp_extract(text, '^((?:18|19|20)\d\d)([01]\d)([0-3]\d)$', ['y', 'm', 'd'])),
    date_from_slashes(regexp_extract(text, '^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[t ,]\s*\d{1,2}:\d{2}.*)?$', ['a', 'b', 'y']), regexp_extract(text, '[/.-]')),
    date_without_day(regexp_extract(text, '^(\d{1,2})[/.](\d{4})$', ['m', 'y'])),
    date_from_words(regexp_extract(text, concat('^(\d{1,2})(?:st|nd|rd|th)?[ ./-]+(?:of )?', months(), '\.?,?[ ./-]+(\d{4})$'), ['d', 'm', 'y'])),
    date_from_words(regexp_extract(text, concat('^', months(), '\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?,?[ -]+(\d{4})$'), ['m', 'd', 'y'])),
    date_from_words(regexp_extract(text, concat('^(\d{4})[ -]+', months(), '\.?(?:[ -]+(\d{1,2}))?$'), ['y', 'm', 'd'])),
    month_without_day(regexp_extract(text, concat('^', months(), '\.?,?[ /-]+(\d{4})$'), ['m', 'y'])),
    nullif(regexp_extract(text, '^(?:early|mid|late|end of|spring|summer|autumn|fall|winter|q[1-4]|h[12])[ -]*(?:of |in )?(\d{4})$', 1), ''),
    nullif(regexp_extract(text, '^(\d{4})[ -]?(?:q[1-4]|h[12])$', 1), ''));
CREATE OR REPLACE TEMP MACRO read_date(cell) AS
    CASE WHEN regexp_full_match(trim(cell), '\d{4}(-\d{2}(-\d{2})?)?') AND trim(cell)[6:7] <> '00' AND trim(cell)[9:10] <> '00' THEN trim(cell)
        ELSE coalesce(other_date(regexp_replace(lower(trim(cell)), getvariable('before_dates'), '')), read_text(cell)) END;
-- An end: what goes on, or ends later than today, has not ended.
CREATE OR REPLACE TEMP MACRO read_end(cell) AS
    CASE WHEN NOT list_contains(getvariable('ongoing'), lower(trim(cell))) AND NOT list_contains(getvariable('missing'), lower(trim(cell)))
            AND coalesce(iso_day(read_date(cell)) <= getvariable('today'), true)
        THEN read_date(cell) END;

-- Addresses: the first one of a cell that holds several.
CREATE OR REPLACE TEMP MACRO read_url(cell) AS coalesce(nullif(regexp_extract(cell, 'https?://\S+'), ''), read_text(cell));

-- Money: "€400Th.", "$1.5 million", "12,500". A comma is a decimal mark only where a size follows and no point stands there.
CREATE OR REPLACE TEMP MACRO money_parts(cell) AS
    regexp_extract(lower(trim(cell)), concat('^(', getvariable('currencies_written'), ')?\s*(\d[\d.,]*)\s*(', getvariable('sizes_written'), ')?\s*(',
        getvariable('currencies_written'), ')?$'), ['before', 'number', 'size', 'behind']);
CREATE OR REPLACE TEMP MACRO money_number(number, size) AS
    try_cast(CASE WHEN size <> '' AND NOT contains(number, '.') THEN replace(number, ',', '.') ELSE replace(number, ',', '') END AS DOUBLE);
CREATE OR REPLACE TEMP MACRO read_amount(cell) AS
    money_number(money_parts(cell).number, money_parts(cell).size) * coalesce(getvariable('sizes')[money_parts(cell).size], 1);
CREATE OR REPLACE TEMP MACRO read_currency(cell) AS
    coalesce(getvariable('currencies')[money_parts(cell).before], getvariable('currencies')[money_parts(cell).behind]);
