"""Vietnamese writing: Unicode forms, tone marks, syllables, sentences, dates."""
