export class RatingsClient {
  constructor(private readonly base: string) {}

  async forFilm(imdbId: string): Promise<number | null> {
    const response = await fetch(new URL(`ratings/${imdbId}`, this.base));
    return response.ok ? (await response.json()).average : null;
  }
}
