# Fields whose associations are loaded for all objects at once.
module AssociationFields
  extend ActiveSupport::Concern

  class_methods do
    def association_field(name, type, **options)
      field(name, type, **options)

      define_method(name) do
        next object.public_send(name) if object.association(name).loaded?

        dataloader.with(Sources::Association, name).load(object)
      end
    end
  end
end
