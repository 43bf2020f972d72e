import { createApi } from "lib/api"
import { artistLoaders } from "./artists"
import { lotLoaders } from "./lots"
import { meLoaders } from "./me"
import { saleLoaders } from "./sales"

export const createLoaders = (accessToken?: string) => {
  const api = createApi(accessToken)
  return {
    ...artistLoaders(api),
    ...lotLoaders(api),
    ...saleLoaders(api),
    ...(accessToken ? meLoaders(api) : { meLoader: undefined, myBidsLoader: undefined, watchedLotIDsLoader: undefined }),
  }
}

export type ResolverContext = ReturnType<typeof createLoaders> & { accessToken?: string }
