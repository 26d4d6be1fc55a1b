"""Building the application: settings, extensions, guards, pages, commands."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from conference import cli, config, web
from conference.config import Settings
from conference.extensions import csrf, db, login
from conference.models import engines
from conference.security import guard, headers, lifecycle
from conference.security.passwords import Passwords

TEN_MEGABYTES = 10 * 1024 * 1024


def create_app(settings: Settings | None = None) -> Flask:
    """The application, ready to serve. Raises `config.BadSetting` or `guard.WithoutPolicy` instead."""
    settings = settings or config.read()
    app = Flask(
        "conference",
        template_folder=str(config.ROOT / "templates"),
        static_folder=str(config.ROOT / "static"),
        instance_path=str(config.INSTANCE),
    )
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        # A year of figures alone is a few hundred statements: those of every page stay compiled beside them.
        SQLALCHEMY_ENGINE_OPTIONS={
            "pool_pre_ping": settings.database_url.startswith("postgresql"),
            "query_cache_size": 2000,
        },
        MAX_CONTENT_LENGTH=TEN_MEGABYTES,
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.extensions["settings"] = settings
    app.extensions["passwords"] = Passwords(settings)
    db.init_app(app)
    with app.app_context():
        engines.prepare(db.engine)
    login.session_protection = None
    login.init_app(app)
    web.install(app)
    headers.install(app)
    lifecycle.install(app)
    csrf.init_app(app)
    cli.install(app)
    guard.check_routes(app)
    _serve(app, settings)
    return app


def _serve(app: Flask, settings: Settings) -> None:
    files = WhiteNoise(
        app.wsgi_app,
        root=config.ROOT / "static",
        prefix="static/",
        max_age=3600,
        allow_all_origins=False,
        add_headers_function=headers.add_to_file,
    )
    app.wsgi_app = ProxyFix(files, *[settings.trusted_proxies] * 2) if settings.trusted_proxies else files  # type: ignore[method-assign]
