"""What comes into a study and goes out of it as files; the study itself is in the lower parts."""
