import axios from 'axios';

export interface DomeStatus {
  open: boolean;
  azimuth: number;
}

class DomeController {
  private readonly http = axios.create({ baseURL: process.env.DOMES_URL, timeout: 1000 });

  async status(serial: string): Promise<DomeStatus> {
    const { data } = await this.http.request<DomeStatus>({ url: `/domes/${serial}`, method: 'get' });
    return data;
  }
}

export default new DomeController();
