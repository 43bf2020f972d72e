from ariadne import graphql_sync
from flask import Flask, jsonify, request
from graphql_sync_dataloaders import DeferredExecutionContext

from podium.context import Context
from podium.database import db_session
from podium.gql import schema

app = Flask(__name__)


@app.post("/graphql")
def graphql_server():
    success, result = graphql_sync(
        schema,
        request.get_json(),
        context_value=Context(request),
        execution_context_class=DeferredExecutionContext,
        debug=app.debug,
    )
    return jsonify(result), 200 if success else 400


@app.teardown_appcontext
def shutdown_session(exception=None):
    db_session.remove()
