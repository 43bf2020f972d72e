import axios, { AxiosInstance } from 'axios';
import { Service } from 'typedi';

@Service()
export class GateService {
  private http: AxiosInstance = axios.create({ baseURL: process.env.GATE_URL });

  async wasScanned(barcode: string): Promise<boolean> {
    const { data } = await this.http.get<{ scans: string[] }>(`/barcodes/${barcode}`);
    return data.scans.length > 0;
  }
}
