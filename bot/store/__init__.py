"""Where the graph is kept and asked: the stores, and how the data gets into them."""
