"""Runs Python programs, each in a child of this process, which has everything that they import.

    starter.py FOLDER AT_ONCE NAME...

The program of a name is FOLDER/NAME/main.py. What it prints goes to "out" and "err" beside it. The
exit codes are printed in the order of the names.
"""

import atexit
import multiprocessing
import os
import queue
import random
import signal
import sys
import threading
import time
import traceback


def child(folder):
    for number, name in ((1, "out"), (2, "err")):
        file = os.open(os.path.join(folder, name), os.O_WRONLY | os.O_CREAT, 0o644)
        os.dup2(file, number)
        os.close(file)
    code = 0
    try:
        path = os.path.join(folder, "main.py")
        with open(path, encoding="utf-8") as source:
            program = compile(source.read(), path, "exec")
        exec(program, {"__name__": "__main__"})
    except BaseException:
        traceback.print_exc()
        code = 1
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def main():
    folder, at_once, names = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    codes, running = {}, {}
    for name in names + [None] * at_once:
        if len(running) == at_once or name is None and running:
            process, status = os.wait()
            codes[running.pop(process)] = os.waitstatus_to_exitcode(status)
        if name is None:
            continue
        process = os.fork()
        if process == 0:
            child(os.path.join(folder, name))
        running[process] = name
    print(*(codes[name] for name in names))


if __name__ == "__main__":
    main()
