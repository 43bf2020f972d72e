import type { Context } from "../context.js";
import { pageInfo, pageNumber } from "../paging.js";
import type * as service from "../services/catalogue.js";
import { availableOf } from "../stock.js";

interface Paged {
  first: number;
  after?: string;
}

export const Product = {
  weight: (product: service.Product) => product.weight_grams ?? null,

  available: (product: service.Product, _args: unknown, context: Context) =>
    availableOf(product.sku, context),

  // wirelint-ignore n-plus-one/resolver-per-item: the catalogue gives those of one product at a time, and the grid asks for none
  reviews: async (product: service.Product, { first, after }: Paged, { catalogue }: Context) => {
    const page = pageNumber(first, after);
    const { reviews, total } = await catalogue.reviews(product.sku, page, first);
    return { nodes: reviews, pageInfo: pageInfo(page * first, page * first < total) };
  },
};
