"""From an approved revision to the public: the checklist, the gate, the record, channels, reports, evidence."""
