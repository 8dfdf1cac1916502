"""What the sentences of a page say, by their words: readings and lexicons that one rule needs, or several share."""
