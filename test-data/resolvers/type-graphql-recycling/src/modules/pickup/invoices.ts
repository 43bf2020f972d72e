import { connect, JSONCodec, type NatsConnection } from 'nats';

const codec = JSONCodec<{ cents: number } | { pickup: number }>();
let connection: Promise<NatsConnection> | undefined;

/** What the accounting service charges for a pickup. */
export async function chargeOf(pickup: number): Promise<number> {
  connection ??= connect({ servers: process.env.NATS_URL });
  const nats = await connection;
  const message = await nats.request('accounting.charge', codec.encode({ pickup }), { timeout: 1000 });
  return (codec.decode(message.data) as { cents: number }).cents;
}
