import knex from "knex";

/** Accounts, and reviews that nobody has read yet. All else belongs to the services. */
export const db = knex({ client: "pg", connection: process.env.DATABASE_URL });

export interface AccountRow {
  id: string;
  name: string;
  email: string;
}

export interface ReviewRow {
  id: string;
  customer_id: string;
  sku: string;
  stars: number;
  title: string | null;
  text: string | null;
  created_at: Date;
  approved_at: Date | null;
}
