import { date, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

export const choirs = pgTable('choirs', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  founded: integer('founded').notNull(),
  conductorId: text('conductor_id'),
});

export const singers = pgTable('singers', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  voice: text('voice').notNull(),
});

export const memberships = pgTable('memberships', {
  choirId: text('choir_id').notNull(),
  singerId: text('singer_id').notNull(),
});

export const rehearsals = pgTable('rehearsals', {
  id: text('id').primaryKey(),
  choirId: text('choir_id').notNull(),
  at: timestamp('at').notNull(),
});

export const venues = pgTable('venues', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
});

export const concerts = pgTable('concerts', {
  id: text('id').primaryKey(),
  choirId: text('choir_id').notNull(),
  venueId: text('venue_id').notNull(),
  title: text('title').notNull(),
  day: date('day').notNull(),
});

export const composers = pgTable('composers', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
});

export const pieces = pgTable('pieces', {
  id: text('id').primaryKey(),
  title: text('title').notNull(),
  composerId: text('composer_id').notNull(),
  seconds: integer('seconds').notNull(),
  scoreKey: text('score_key'),
});

export const programmes = pgTable('programmes', {
  concertId: text('concert_id').notNull(),
  pieceId: text('piece_id').notNull(),
  position: integer('position').notNull(),
});
