"""What is true whatever the database and the screen: plain Python, without either."""
