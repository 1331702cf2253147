"""What a person may have overlooked: personal data, slips of writing, unreadable files, people in pictures.

A finding is an aid: it points at a place, and is cleared by removing what it points at or by a recorded waiver.
Nothing here decides; `requirements/` says which findings stop a submission.
"""
