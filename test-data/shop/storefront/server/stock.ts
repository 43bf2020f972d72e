import type { Context } from "./context.js";

/** How many of a product can be ordered now; none where the warehouse cannot be asked. */
export async function availableOf(sku: string, { catalogue }: Context): Promise<number> {
  try {
    const { available } = await catalogue.stock(sku);
    return Math.max(0, available);
  } catch {
    return 0;
  }
}
