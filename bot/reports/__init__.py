"""From next year's report to checked, cited data: reading, proposing, a draft, review, acceptance.

``document`` is what reading makes of a file, ``proposal`` what is proposed of it; nothing of
that enters the data before a person has said so.
"""
