"""What can be typed after each command, by what the commands are about."""
