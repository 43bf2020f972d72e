import DataLoader from 'dataloader';
import { Op, fn, col } from 'sequelize';

const byPk = (model) =>
  new DataLoader(async (ids) => {
    const rows = await model.findAll({ where: { id: { [Op.in]: ids } } });
    const found = rows.reduce((all, row) => ({ ...all, [row.id]: row }), {});
    return ids.map((id) => found[id] ?? null);
  });

export const createLoaders = ({ Artist, Listener, Play }) => ({
  artist: byPk(Artist),
  listener: byPk(Listener),
  plays: new DataLoader(async (trackIds) => {
    const rows = await Play.findAll({
      attributes: ['TrackId', [fn('count', col('id')), 'n']],
      where: { TrackId: trackIds },
      group: ['TrackId'],
      raw: true,
    });
    return trackIds.map((id) => Number(rows.find((row) => row.TrackId === id)?.n ?? 0));
  }),
});
