"""How well the rules find what is lost inside a sentence, and how the weights of their evidence are fitted."""
