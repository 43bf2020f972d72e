# frozen_string_literal: true

class GraphqlController < ActionController::API
  def execute
    render json: BakerySchema.execute(
      params[:query],
      variables: params[:variables]&.to_unsafe_h,
      operation_name: params[:operationName],
      context: { viewer: Customer.find_by(token: request.headers["X-Token"]) }
    )
  end
end
