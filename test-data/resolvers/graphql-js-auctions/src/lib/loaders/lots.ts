import DataLoader from "dataloader"
import { Api, Params } from "lib/api"

export const lotLoaders = (api: Api) => {
  const lot = new DataLoader<string, any>((ids) => Promise.all(ids.map((id) => api(`lot/${id}`))), { batch: false })

  return {
    lotLoader: (id: string) => lot.load(id),
    lotStandingLoader: (id: string) => api(`lot/${id}/standing`),
    relatedLotsLoader: (params: Params) => api("related/lots", params),
    lotQuestionsLoader: new DataLoader<{ lotID: string; locale: string }, any[]>(
      async (keys) => {
        const questions: any[] = await api("questions", { lot_ids: keys.map(({ lotID }) => lotID) })
        return keys.map(({ lotID, locale }) => questions.filter((it) => it.lot_id === lotID && it.locale === locale))
      },
      { cacheKeyFn: ({ lotID, locale }) => JSON.stringify([lotID, locale]) as any }
    ),
  }
}
