"""Children (cases): one child's account beside those of the people around them."""
