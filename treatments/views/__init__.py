"""What readers see of treatments and programmes: one file a subject."""
