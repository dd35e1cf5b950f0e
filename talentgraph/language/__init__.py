"""Text without meaning yet: folding with an offset map, scripts, sentences, dates, money, name keys."""
