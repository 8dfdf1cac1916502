"""What a sentence claims, and on what it rests. Knows no database."""
