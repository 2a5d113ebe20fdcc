#!/usr/bin/env python3
"""Runs a program on a terminal of its own, ticks there and leaves, and holds that both were done.

    packaging/on_a_terminal.py COMMAND ...
"""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time


def heard(terminal, wanted, seconds=20):
    """What the program draws until `wanted` is among it; its questions to the terminal are left unanswered."""
    drawn, until = b"", time.monotonic() + seconds
    while wanted not in drawn and time.monotonic() < until:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                drawn += os.read(terminal, 65536)
            except OSError:
                break
    if wanted not in drawn:
        sys.exit(f"on a terminal: {wanted!r} was not drawn: {drawn[-2000:]!r}")


def main():
    child, terminal = pty.fork()
    if child == 0:
        os.environ.clear()
        os.execvpe(sys.argv[1], sys.argv[1:], os.environ)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    heard(terminal, b"Day")
    os.write(terminal, b" ")
    heard(terminal, b"saved")
    os.write(terminal, b"q")
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                os.read(terminal, 65536)
            except OSError:
                pass
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            if os.waitstatus_to_exitcode(status) != 0:
                sys.exit(f"on a terminal: ended with {os.waitstatus_to_exitcode(status)}")
            print("ok  on a terminal: drawn, ticked, saved, left")
            return
    sys.exit("on a terminal: q did not end it")


main()
