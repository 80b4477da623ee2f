"""What was typed -> what is asked, and of whom: before anything is searched for."""
