import { type Beer, type Database, type Style, asc, beerIngredients, beers, eq, inArray, ingredients, styles } from '@hopyard/db';
import DataLoader from 'dataloader';
import { Inject, Injectable, Scope } from 'graphql-modules';

import { DATABASE } from '../../tokens';

@Injectable({ scope: Scope.Operation })
export class BeersProvider {
  private readonly beerLoader: DataLoader<string, Beer | null>;
  private readonly styleLoader: DataLoader<string, Style | null>;
  private readonly siblingsLoader: DataLoader<string, Beer[]>;

  constructor(@Inject(DATABASE) private readonly db: Database) {
    this.beerLoader = new DataLoader((ids) => this.fetchBeers(ids));
    this.styleLoader = new DataLoader(async (ids) => {
      const rows = await db.select().from(styles).where(inArray(styles.id, [...ids]));
      const index: Record<string, Style> = {};
      for (const row of rows) index[row.id] = row;
      return ids.map((id) => index[id] ?? null);
    });
    this.siblingsLoader = new DataLoader(async (styleIds) => {
      const rows = await db.select().from(beers).where(inArray(beers.styleId, [...styleIds]));
      return styleIds.map((styleId) => rows.filter((row) => row.styleId === styleId));
    });
  }

  all(style?: string) {
    const query = this.db.select().from(beers).orderBy(asc(beers.name));
    return style ? query.where(eq(beers.styleId, style)) : query;
  }

  byId(id: string) {
    return this.beerLoader.load(id);
  }

  styleOf(beer: Beer) {
    return beer.styleId ? this.styleLoader.load(beer.styleId) : null;
  }

  async siblingsOf(beer: Beer) {
    if (!beer.styleId) return [];
    const siblings = await this.siblingsLoader.load(beer.styleId);
    return siblings.filter(({ id }) => id !== beer.id);
  }

  async ingredientsOf(beerId: string) {
    const rows = await this.db
      .select({ ingredient: ingredients })
      .from(beerIngredients)
      .innerJoin(ingredients, eq(ingredients.id, beerIngredients.ingredientId))
      .where(eq(beerIngredients.beerId, beerId));
    return rows.map((row) => row.ingredient);
  }

  private async fetchBeers(ids: readonly string[]): Promise<Array<Beer | null>> {
    const rows = await this.db.select().from(beers).where(inArray(beers.id, ids as string[]));
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  }
}
