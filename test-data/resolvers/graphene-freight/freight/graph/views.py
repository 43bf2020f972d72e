from flask import Blueprint, jsonify, request
from graphql_sync_dataloaders import DeferredExecutionContext

from freight.graph.context import GraphContext
from freight.graph.schema import schema

blueprint = Blueprint("graph", __name__)


@blueprint.post("/graphql")
def graphql():
    body = request.get_json()
    result = schema.execute(
        body["query"],
        variables=body.get("variables"),
        operation_name=body.get("operationName"),
        context=GraphContext(request),
        execution_context_class=DeferredExecutionContext,
    )
    return jsonify(result.formatted), 200 if result.data is not None else 400
