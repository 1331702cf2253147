"""The catalogue of an office's data sets: DCAT 3, and the keys of the Thai government data catalogue."""
