import ky from 'ky';

const sensors = ky.create({ prefixUrl: 'https://sensors.aquarium.example/api', timeout: 1500, retry: 0 });

export const temperature = async (sensor: string, token: string): Promise<number> => {
  const { celsius } = await sensors
    .get(`probes/${sensor}/latest`, { headers: { authorization: `Bearer ${token}` } })
    .json<{ celsius: number }>();
  return celsius;
};

export async function* temperatures(sensor: string, token: string) {
  for (;;) {
    yield await temperature(sensor, token);
    await new Promise((resolve) => setTimeout(resolve, 10_000));
  }
}
