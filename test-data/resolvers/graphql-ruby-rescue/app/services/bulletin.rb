# What the headquarters has to say today; there is one, in a file that is deployed along.
Bulletin = Data.define(:text, :issuer_id) do
  def self.current
    @current ||= new(**Rails.application.config_for(:bulletin))
  end
end
