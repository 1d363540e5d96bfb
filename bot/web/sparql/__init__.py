"""The endpoint: SPARQL 1.1 Protocol for programs, a page with a form for people."""
