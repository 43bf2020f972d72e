import { ofetch } from 'ofetch';

export class AttendanceClient {
  constructor(private readonly url: string) {}

  async percentage(singerId: string): Promise<number> {
    const { attended, planned } = await ofetch<{ attended: number; planned: number }>(`/singers/${singerId}`, {
      baseURL: this.url,
    });
    return planned ? (100 * attended) / planned : 100;
  }
}
