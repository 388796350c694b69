"""The parts of `packaging/bootstrap.py`: standard library only, since nothing else is there yet.

voice             what is said, and how far along it is
machine           the one door to other programs
place             where everything lies in the project folder
stamp             what the environment was made of, and so what is left to do
pip_failures      why an installation failed, in a sentence
installing        pip, with progress
environment       the environment made, completed or mended
system_packages   what Qt and the tests need from the system
debian            those packages, on Debian and its relatives
checks            the checks and tests, one after the other
command_line      `run` and `test`
"""
