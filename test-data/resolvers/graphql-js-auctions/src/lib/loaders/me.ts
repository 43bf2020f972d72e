import { Api } from "lib/api"

export const meLoaders = (api: Api) => {
  let watched: Promise<string[]> | undefined

  return {
    meLoader: () => api("me"),
    myBidsLoader: (id: string) => api(`user/${id}/bids`, { expand: ["lot"] }),
    watchedLotIDsLoader: () => (watched ??= api("me/watched", { fields: ["id"] })),
  }
}
