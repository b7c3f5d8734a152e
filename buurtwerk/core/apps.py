from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class CoreConfig(AppConfig):
    name = "buurtwerk.core"
    label = "core"

    def ready(self):
        from buurtwerk.core import guards

        pre_migrate.connect(guards.before_migrate, dispatch_uid="database-guards")
        post_migrate.connect(guards.after_migrate, dispatch_uid="database-guards")
