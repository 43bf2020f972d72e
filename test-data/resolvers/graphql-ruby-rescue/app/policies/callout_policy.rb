class CalloutPolicy
  attr_reader :user, :record

  def initialize(user, record)
    @user = user
    @record = record
  end

  def show?
    !record.restricted || user.present?
  end

  def update?
    user.present? && record.closed_at.nil? && record.leader_id == user.member_id
  end

  def debrief?
    user.present? && record.participations.exists?(member_id: user.member_id)
  end
end
