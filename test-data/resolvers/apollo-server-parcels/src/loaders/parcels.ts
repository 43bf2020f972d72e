import { sql, type Db } from '../db.js';

export interface LabelKey {
  number: string;
  format: 'PDF' | 'ZPL';
}

export interface ScanKey {
  number: string;
  kind: string;
}

const CHUNK = 100;

export async function batchLabels(keys: readonly LabelKey[]) {
  const response = await fetch(`${process.env.LABELS_URL}/render`, { method: 'POST', body: JSON.stringify(keys) });
  const rendered: { number: string; format: string; url: string }[] = await response.json();
  return keys.map(({ number, format }) => rendered.find((it) => it.number === number && it.format === format)?.url);
}

export const batchLastScans = (_db: Db) => async (keys: readonly ScanKey[]) => {
  const numbers = keys.map((key) => key.number);
  const kinds = keys.map((key) => key.kind);
  return sql`
    select k.at_key, s.*
      from unnest(${numbers}::text[], ${kinds}::text[]) with ordinality as k(number, kind, at_key)
      left join lateral (select * from scans where parcel_number = k.number and kind = k.kind
                          order by at desc limit 1) s on true
     order by k.at_key`;
};

// The forecast takes at most a hundred parcels at a time.
export async function batchEtas(numbers: readonly string[]): Promise<(string | null)[]> {
  const etas = new Map<string, string>();
  for (let at = 0; at < numbers.length; at += CHUNK) {
    const chunk = numbers.slice(at, at + CHUNK);
    const response = await fetch(`${process.env.FORECAST_URL}/etas`, { method: 'POST', body: JSON.stringify(chunk) });
    for (const { number, eta } of await response.json()) etas.set(number, eta);
  }
  return numbers.map((number) => etas.get(number) ?? null);
}
