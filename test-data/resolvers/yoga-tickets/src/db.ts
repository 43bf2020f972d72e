import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

export interface EventRow {
  id: string;
  title: string;
  starts_at: Date;
  venue_id: string;
  capacity: number;
  sold: number;
  poster_key: string | null;
  sponsor_name: string | null;
}

export interface VenueRow {
  id: string;
  name: string;
  city: string;
  stop: string;
}

export interface PersonRow {
  id: string;
  name: string;
  homepage: string | null;
}

export interface PriceRow {
  event_id: string;
  category: string;
  cents: number;
}

export interface OrderRow {
  code: string;
  event_id: string;
  buyer_id: string | null;
}

export interface TicketRow {
  number: string;
  order_code: string;
  seat: string | null;
  cents: number;
}

interface Tables {
  event: EventRow;
  venue: VenueRow;
  person: PersonRow;
  price: PriceRow;
  order: OrderRow;
  ticket: TicketRow;
  performance: { event_id: string; person_id: string };
}

export const db = new Kysely<Tables>({
  dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: process.env.DATABASE_URL }) }),
});

export type Db = typeof db;
