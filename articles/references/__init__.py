"""Bibliographic records: what one is, how it is read and written, and how it is printed. Knows no database."""
