export type Params = Record<string, string | number | boolean | string[] | undefined>

const toQueryString = (params: Params) =>
  Object.entries(params)
    .filter(([, value]) => value !== undefined)
    .flatMap(([key, value]) => (Array.isArray(value) ? value.map((it) => [`${key}[]`, it]) : [[key, String(value)]]))
    .map(([key, value]) => `${key}=${encodeURIComponent(value as string)}`)
    .join("&")

/** A function that gets a path of the auction house's REST API. */
export const createApi = (accessToken?: string) => async (path: string, params: Params = {}) => {
  const response = await fetch(`${process.env.HOUSE_API_BASE}/${path}?${toQueryString(params)}`, {
    headers: accessToken ? { "X-Access-Token": accessToken } : {},
  })
  if (!response.ok) {
    throw new Error(`${path} - ${response.status}`)
  }
  return response.json()
}

export type Api = ReturnType<typeof createApi>
