"""The lists that this app adds to content folders: the terms of the directory, and programmes written by hand."""
