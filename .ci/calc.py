"""LibreOffice Calc, with nothing shown and a profile of its own."""

import contextlib
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def url(path):
    return uno.systemPathToFileUrl(os.path.abspath(path))


def options(**named):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in named.items())


@contextlib.contextmanager
def started():
    """A running LibreOffice; it gives what opens a workbook."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        pipe = f"pipe,name=phuctra{os.getpid()};urp"
        office = subprocess.Popen(
            ["soffice", "--headless", "--norestore", f"-env:UserInstallation={url(profile)}", f"--accept={pipe};"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        desktop = connected(pipe, office)

        def opened(path):
            book = desktop.loadComponentFromURL(url(path), "_blank", 0, options(Hidden=True))
            return book or sys.exit(f"LibreOffice does not open {path}")

        try:
            yield opened
        finally:
            with contextlib.suppress(Exception):
                desktop.terminate()
            office.wait(30)


def connected(pipe, office):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(120):
        if office.poll() not in (None, 81):
            break
        with contextlib.suppress(NoConnectException):
            remote = resolver.resolve(f"uno:{pipe};StarOffice.ComponentContext")
            return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
        time.sleep(0.5)
    sys.exit("LibreOffice does not start")
