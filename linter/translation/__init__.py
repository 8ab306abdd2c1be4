"""Machine translation on this computer: the models that are installed, how they come there, and what they translate."""
