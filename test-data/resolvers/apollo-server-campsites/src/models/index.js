const { Model } = require('objection');

class User extends Model {
  static get tableName() {
    return 'users';
  }
}

class Photo extends Model {
  static get tableName() {
    return 'photos';
  }
}

class Amenity extends Model {
  static get tableName() {
    return 'amenities';
  }
}

class Campsite extends Model {
  static get tableName() {
    return 'campsites';
  }

  static get relationMappings() {
    return {
      pitches: {
        relation: Model.HasManyRelation,
        modelClass: Pitch,
        join: { from: 'campsites.id', to: 'pitches.campsiteId' },
      },
      photos: {
        relation: Model.HasManyRelation,
        modelClass: Photo,
        join: { from: 'campsites.id', to: 'photos.campsiteId' },
      },
      reviews: {
        relation: Model.HasManyRelation,
        modelClass: Review,
        join: { from: 'campsites.id', to: 'reviews.campsiteId' },
      },
    };
  }
}

class Pitch extends Model {
  static get tableName() {
    return 'pitches';
  }

  static get relationMappings() {
    return {
      amenities: {
        relation: Model.ManyToManyRelation,
        modelClass: Amenity,
        join: {
          from: 'pitches.id',
          through: { from: 'pitch_amenities.pitchId', to: 'pitch_amenities.amenityId' },
          to: 'amenities.id',
        },
      },
    };
  }
}

class Booking extends Model {
  static get tableName() {
    return 'bookings';
  }
}

class Review extends Model {
  static get tableName() {
    return 'reviews';
  }
}

module.exports = { User, Photo, Amenity, Campsite, Pitch, Booking, Review };
