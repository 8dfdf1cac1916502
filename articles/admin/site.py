"""The name of the admin and the words at its top."""

from django.conf import settings
from django.contrib import admin

admin.site.site_header = settings.SITE_NAME
admin.site.site_title = settings.SITE_NAME
admin.site.index_title = "Write, check and publish"
