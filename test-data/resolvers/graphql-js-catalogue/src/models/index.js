import { DataTypes, Sequelize } from 'sequelize';

export const sequelize = new Sequelize(process.env.DATABASE_URL, { logging: false });

export const Artist = sequelize.define('Artist', {
  name: DataTypes.STRING,
  countryCode: DataTypes.CHAR(2),
  bornOn: DataTypes.DATEONLY,
});

export const Label = sequelize.define('Label', { name: DataTypes.STRING });

export const Album = sequelize.define('Album', {
  title: DataTypes.STRING,
  released: DataTypes.DATEONLY,
  coverKey: DataTypes.STRING,
});

export const Track = sequelize.define('Track', {
  title: DataTypes.STRING,
  seconds: DataTypes.INTEGER,
  isrc: DataTypes.STRING,
  hasLyrics: DataTypes.BOOLEAN,
});

export const Play = sequelize.define('Play', { at: DataTypes.DATE });

export const Listener = sequelize.define('Listener', { nick: DataTypes.STRING });

export const Playlist = sequelize.define('Playlist', { name: DataTypes.STRING, isPublic: DataTypes.BOOLEAN });

Artist.hasMany(Album);
Album.belongsTo(Artist);
Album.belongsTo(Label);
Album.hasMany(Track);
Track.belongsTo(Album);
Track.hasMany(Play);
Listener.hasMany(Playlist);
Playlist.belongsTo(Listener);
Playlist.belongsToMany(Track, { through: 'PlaylistTracks' });
