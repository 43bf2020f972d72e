import DataLoader from "dataloader";
import type { Knex } from "knex";
import type { AccountRow } from "./database.js";

/** What is asked for many times in one operation, and together. Made anew for each operation. */
export function loadersOf(db: Knex) {
  return {
    account: new DataLoader<string, AccountRow | undefined>(async (ids) => {
      const rows = await db<AccountRow>("accounts").whereIn("id", ids);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id));
    }),

    reviewCount: new DataLoader<string, number>(async (ids) => {
      const rows = await db("reviews")
        .select("customer_id")
        .count("id as count")
        .whereIn("customer_id", ids)
        .whereNotNull("approved_at")
        .groupBy("customer_id");
      const counts = new Map(rows.map((row) => [row.customer_id, Number(row.count)]));
      return ids.map((id) => counts.get(id) ?? 0);
    }),
  };
}
