module Policies
  private

  def policy
    @policy ||= Pundit.policy!(context[:current_user], object)
  end
end
