"""What pages rest on: every claim with its sources, what is said behind it, and whether that still stands."""
