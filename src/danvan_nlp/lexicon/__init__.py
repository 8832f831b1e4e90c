"""Tables of words: cues of quotes and fields, organisations and their abbreviations."""
