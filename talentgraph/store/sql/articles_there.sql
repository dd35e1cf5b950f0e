-- Whether there are articles.
SELECT EXISTS (FROM documents WHERE kind = 'article')
