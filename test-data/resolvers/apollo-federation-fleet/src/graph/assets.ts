import type { Context } from '../context';

interface AssetRow {
  id: string;
  kind: 'vehicle' | 'trailer';
}

/** Where it was last seen. Both kinds report into the same hash. */
async function locate(asset: AssetRow, { redis }: Context) {
  const fix = await redis.hgetall(`fix:${asset.id}`);
  return fix.lat ? { latitude: Number(fix.lat), longitude: Number(fix.lon) } : null;
}

const location = (asset: AssetRow, _args: unknown, context: Context) => locate(asset, context);

export const assetResolvers = {
  Asset: {
    __resolveType: (asset: AssetRow) => (asset.kind === 'trailer' ? 'Trailer' : 'Vehicle'),
  },
  Vehicle: { location },
  Trailer: { location },
};
