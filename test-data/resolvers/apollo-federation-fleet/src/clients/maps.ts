export class MapsClient {
  constructor(private readonly base: string) {}

  async styleUrl(theme: string): Promise<string | null> {
    const response = await fetch(`${this.base}/styles/${encodeURIComponent(theme)}`);
    if (!response.ok) return null;
    return (await response.json()).url;
  }
}

export const mapsClient = new MapsClient(process.env.MAPS_URL ?? 'http://localhost:7001');
