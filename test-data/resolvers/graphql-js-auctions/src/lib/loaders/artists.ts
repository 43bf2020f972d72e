import DataLoader from "dataloader"
import { Api, Params } from "lib/api"

export const artistLoaders = (api: Api) => ({
  artistsLoader: (params: Params) => api("artists", params),

  artistLotsLoader: (id: string, params: Params) => api(`artist/${id}/lots`, params),

  batchArtistLoader: new DataLoader<string, any>(async (ids) => {
    const artists: any[] = await api("artists", { ids: [...ids], size: ids.length })
    return ids.map((id) => artists.find((artist) => artist._id === id) ?? null)
  }),

  followerCountLoader: new DataLoader<string, number>(async (artistIDs) => {
    const { counts } = await api("followers/counts", { artist_ids: [...artistIDs] })
    return artistIDs.map((id) => counts[id] ?? 0)
  }),
})
