#!/usr/bin/env python
"""Django's command line for the showcase."""

import os
import sys

from django.core.management import execute_from_command_line

from showcase.settings.environment import SettingError

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "showcase.settings.development")
    try:
        execute_from_command_line(sys.argv)
    except SettingError as error:
        sys.exit(str(error))
