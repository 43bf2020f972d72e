from flask import Flask

from freight.extensions import Session


def create_app() -> Flask:
    from freight.graph.views import blueprint

    app = Flask(__name__)
    app.register_blueprint(blueprint, url_prefix="/api")

    @app.teardown_appcontext
    def remove_session(exception=None):
        Session.remove()

    return app
