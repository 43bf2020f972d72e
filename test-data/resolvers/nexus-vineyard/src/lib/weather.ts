import fetch from 'node-fetch'

async function json<T>(path: string): Promise<T> {
  const res = await fetch(`${process.env.WEATHER_URL}${path}`)
  if (!res.ok) throw new Error(`${res.status} ${path}`)
  return res.json()
}

export async function rainfall(latitude: number, longitude: number, year: number): Promise<number> {
  const { millimetres } = await json<{ millimetres: number }>(`/rain/${year}?at=${latitude},${longitude}`)
  return millimetres
}
