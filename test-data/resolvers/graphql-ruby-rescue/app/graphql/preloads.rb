# Includes what a selection of callouts reads, be they in a connection or in a list.
class Preloads
  ASSOCIATIONS = %i[leader casualties].freeze

  def initialize(lookahead)
    @places = [lookahead, lookahead.selection(:nodes), lookahead.selection(:edges).selection(:node)]
  end

  def apply(scope)
    wanted = ASSOCIATIONS.select { |name| @places.any? { |place| place.selects?(name) } }
    wanted.empty? ? scope : scope.includes(*wanted)
  end
end
