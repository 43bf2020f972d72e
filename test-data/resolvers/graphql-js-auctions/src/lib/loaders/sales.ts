import DataLoader from "dataloader"
import { Api, Params } from "lib/api"

const memoized = <T>(get: (id: string) => Promise<T>) => {
  const cache = new Map<string, Promise<T>>()
  return (id: string) => {
    if (!cache.has(id)) cache.set(id, get(id))
    return cache.get(id)!
  }
}

export const saleLoaders = (api: Api) => ({
  salesLoader: (params: Params) => api("sales", params),
  saleLoader: memoized((id) => api(`sale/${id}`)),
  saleLotsLoader: async (id: string, params: Params) => api(`sale/${id}/lots`, params),
  registrationCountLoader: new DataLoader<string, number>(async (saleIDs) => {
    const rows: { sale_id: string; count: number }[] = await api("registrations/counts", { sale_ids: [...saleIDs] })
    return rows.map(({ count }) => count)
  }),
})
