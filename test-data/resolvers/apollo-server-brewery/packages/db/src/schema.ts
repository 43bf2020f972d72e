import { relations } from 'drizzle-orm';
import { integer, jsonb, pgTable, real, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const styles = pgTable('styles', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
});

export const beers = pgTable('beers', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  abv: real('abv').notNull(),
  styleId: uuid('style_id').references(() => styles.id),
  labelKey: text('label_key'),
});

export const ingredients = pgTable('ingredients', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  supplierId: text('supplier_id').notNull(),
});

export const beerIngredients = pgTable('beer_ingredients', {
  beerId: uuid('beer_id').notNull(),
  ingredientId: uuid('ingredient_id').notNull(),
  grams: integer('grams').notNull(),
});

export const taprooms = pgTable('taprooms', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  latitude: real('latitude').notNull(),
  longitude: real('longitude').notNull(),
  hours: jsonb('hours').$type<Record<string, [string, string]>>().notNull(),
  managerId: uuid('manager_id'),
});

export const employees = pgTable('employees', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
});

export const taps = pgTable('taps', {
  id: uuid('id').primaryKey(),
  taproomId: uuid('taproom_id').notNull(),
  beerId: uuid('beer_id').notNull(),
  position: integer('position').notNull(),
});

export const orders = pgTable('orders', {
  id: uuid('id').primaryKey(),
  customerNumber: text('customer_number').notNull(),
  placedAt: timestamp('placed_at').notNull(),
});

export const orderLines = pgTable('order_lines', {
  id: uuid('id').primaryKey(),
  orderId: uuid('order_id').notNull(),
  beerId: uuid('beer_id').notNull(),
  kegs: integer('kegs').notNull(),
  cents: integer('cents').notNull(),
});

export const deliveries = pgTable('deliveries', {
  id: uuid('id').primaryKey(),
  orderId: uuid('order_id').notNull(),
  deliveredAt: timestamp('delivered_at'),
});

export const tapRelations = relations(taps, ({ one }) => ({
  beer: one(beers, { fields: [taps.beerId], references: [beers.id] }),
}));

export const orderRelations = relations(orders, ({ many }) => ({
  lines: many(orderLines),
}));

export const orderLineRelations = relations(orderLines, ({ one }) => ({
  order: one(orders, { fields: [orderLines.orderId], references: [orders.id] }),
}));

export type Beer = typeof beers.$inferSelect;
export type Style = typeof styles.$inferSelect;
export type Ingredient = typeof ingredients.$inferSelect;
export type Taproom = typeof taprooms.$inferSelect;
export type Employee = typeof employees.$inferSelect;
export type Order = typeof orders.$inferSelect & { lines: OrderLine[] };
export type OrderLine = typeof orderLines.$inferSelect;
