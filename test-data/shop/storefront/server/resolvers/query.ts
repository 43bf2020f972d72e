import type { Context } from "../context.js";
import type { ReviewRow } from "../database.js";
import { pageInfo, pageNumber } from "../paging.js";

interface Search {
  text?: string;
  category?: string;
  first: number;
  after?: string;
}

export const Query = {
  me: (_root: unknown, _args: unknown, { loaders, accountId }: Context) =>
    accountId ? loaders.account.load(accountId) : null,

  order: (_root: unknown, { number }: { number: string }, { orders }: Context) => orders.byNumber(number),

  product: (_root: unknown, { sku }: { sku: string }, { catalogue }: Context) => catalogue.product(sku),

  products: async (_root: unknown, { text, category, first, after }: Search, { catalogue }: Context) => {
    const page = pageNumber(first, after);
    const { products, total } = await catalogue.search(text, category, page, first);
    return { nodes: products, totalCount: total, pageInfo: pageInfo(page * first, page * first < total) };
  },

  review: (_root: unknown, { id }: { id: string }, { db }: Context) =>
    db<ReviewRow>("reviews").where({ id }).first(),

  reviews: (_root: unknown, _args: unknown, { db }: Context) =>
    db<ReviewRow>("reviews").whereNull("approved_at").orderBy("created_at"),
};
