import { Redis } from 'ioredis';
import { singleton } from 'tsyringe';

@singleton()
export class SensorGateway {
  private readonly redis = new Redis(process.env.REDIS_URL ?? 'redis://localhost');

  async state(sensor: string): Promise<string> {
    const [battery, seen] = await this.redis.hmget(`sensor:${sensor}`, 'battery', 'seen');
    if (!seen) return 'silent';
    return Number(battery) < 10 ? 'weak' : 'fine';
  }
}
