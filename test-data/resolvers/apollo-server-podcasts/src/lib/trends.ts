const { TRENDS_URL = 'http://trends.internal' } = process.env;

export async function weeklyTrend(showId: string, country: string): Promise<number> {
  const response = await fetch(`${TRENDS_URL}/v1/shows/${showId}/weekly?country=${country}`);
  if (!response.ok) throw new Error(`trends answered ${response.status}`);
  const { change } = (await response.json()) as { change: number };
  return change;
}
