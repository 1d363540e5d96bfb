"""How well questions are answered: files of questions with their right answers, run and scored.

What counts as right:

- a list or one thing: the F1 of its items, a list of one being equal to the thing;
- any other kind: 1 where kind and value are right, else 0; dates compare as intervals;
- the best of ``expected`` and each of ``accept`` counts.

*False answers* are questions that have no answer in the record and got one.
"""
