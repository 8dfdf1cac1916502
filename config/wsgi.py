"""The WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from config import utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = utf8.wsgi(get_wsgi_application())
