"""The ASGI application, for servers that speak it."""

import os

from django.core.asgi import get_asgi_application

from config import utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = utf8.asgi(get_asgi_application())
