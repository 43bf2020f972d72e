import axios from 'axios';
import { Service } from 'typedi';

@Service()
export class StreamingService {
  async listeners(spotifyId: string): Promise<number> {
    const response = await axios.get(`https://streaming.example.com/artists/${spotifyId}/stats`);
    return response.data.monthlyListeners;
  }
}
