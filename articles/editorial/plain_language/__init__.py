"""How hard a text is to read: syllables, two formulas, the passive voice."""
