"""Administrative units of Viet Nam in time."""
