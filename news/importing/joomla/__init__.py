"""A Joomla database, as phpMyAdmin or mysqldump writes it out, as items of an old website."""
