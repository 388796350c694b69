"""The command line: the whole job without a window, exactly and scriptably; imports no Qt."""
