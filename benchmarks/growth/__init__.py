"""How the work grows when a notice of one kind is doubled: shapes, formats, and the finders of facts alone."""
