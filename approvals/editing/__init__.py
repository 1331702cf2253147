"""The parts of a procedure an office changes for itself, as forms gathered on one screen."""
