import type { AppContext } from '../context.js';
import { prices } from '../services/prices.js';

interface List {
  id: string;
  recipeId: string;
}

interface Item {
  sku: string;
  name: string;
  stock?: number;
}

export const listResolvers = {
  ShoppingList: {
    recipe: (list: List, _: unknown, { prisma }: AppContext) =>
      prisma.recipe.findFirstOrThrow({
        where: { id: list.recipeId },
        include: { comments: { where: { parentId: null } } },
      }),

    items: async (list: List, _: unknown, { prisma }: AppContext): Promise<Item[]> => {
      const rows = await prisma.ingredient.findMany({ where: { recipeId: list.recipeId, sku: { not: null } } });
      const stock = await prices.stockOf(rows.map((row) => row.sku!));
      return rows.map((row) => ({ sku: row.sku!, name: row.name, stock: stock[row.sku!] }));
    },
  },

  ShoppingItem: {
    price: async ({ sku }: Item) => (await prices.priceOf(sku))?.amount,
    inStock: (item: Item) => (item.stock ?? 0) > 0,
  },
};
