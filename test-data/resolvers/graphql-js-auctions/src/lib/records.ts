/** What an artist's most expensive lot was sold for, as the price database knows it. */
export async function fetchAuctionRecord(artistSlug: string) {
  const url = new URL(`records/${artistSlug}.json`, process.env.PRICE_DATABASE)
  const response = await fetch(url)
  return response.status === 404 ? null : ((await response.json()) as { cents: number; currency: string })
}
