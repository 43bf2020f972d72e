import { createHmac } from 'node:crypto';

import type { TicketRow } from '../db';

const secret = process.env.BARCODE_KEY ?? '';

export const sign = (number: string) => createHmac('sha256', secret).update(number).digest('hex').slice(0, 16);

export async function walletPass(ticket: TicketRow): Promise<string | null> {
  const response = await request({ serial: ticket.number, barcode: sign(ticket.number) });
  return response?.url ?? null;
}

async function request(pass: { serial: string; barcode: string }): Promise<{ url: string } | undefined> {
  const response = await fetch(`${process.env.WALLET_URL}/passes`, { method: 'PUT', body: JSON.stringify(pass) });
  if (response.ok) return response.json();
  return undefined;
}
