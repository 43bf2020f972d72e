import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

export const customers = pgTable('customers', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
});

export const addresses = pgTable('addresses', {
  customerId: text('customer_id').primaryKey(),
  line: text('line').notNull(),
  countryCode: text('country_code').notNull(),
});

export const depots = pgTable('depots', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  parentCode: text('parent_code'),
  latitude: integer('latitude').notNull(),
  longitude: integer('longitude').notNull(),
  opens: text('opens').notNull(),
  closes: text('closes').notNull(),
});

export const parcels = pgTable('parcels', {
  number: text('number').primaryKey(),
  status: text('status').notNull(),
  grams: integer('grams').notNull(),
  senderId: text('sender_id').notNull(),
  recipientId: text('recipient_id').notNull(),
  depotCode: text('depot_code'),
  routeCodes: text('route_codes').array().notNull(),
  zone: text('zone').notNull(),
});

export const scans = pgTable('scans', {
  parcelNumber: text('parcel_number').notNull(),
  kind: text('kind').notNull(),
  at: timestamp('at').notNull(),
});

export type Parcel = typeof parcels.$inferSelect;
export type Depot = typeof depots.$inferSelect;
export type Customer = typeof customers.$inferSelect;
