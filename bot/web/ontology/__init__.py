"""The ontology documented from what the data holds of it."""
