"""A website as a folder of files, hand-made or exported by Google Sites, as items of an old website."""
