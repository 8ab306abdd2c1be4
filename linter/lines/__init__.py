"""What the lines of a document look like: furniture, headings, items, labels of header fields."""
