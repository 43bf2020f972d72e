import { createSchema } from 'graphql-yoga';
import ky from 'ky';

import type { Context, Row } from './env';
import { feedingsLoader } from './loaders';
import { temperature, temperatures } from './sensors';

const RED_LIST = new Map([
  ['LC', 'least concern'],
  ['NT', 'near threatened'],
  ['VU', 'vulnerable'],
  ['EN', 'endangered'],
  ['CR', 'critically endangered'],
]);

const FOODS = [
  { code: 'krill', name: 'Antarctic krill' },
  { code: 'squid', name: 'Squid' },
  { code: 'algae', name: 'Algae wafers' },
];

const first = (db: D1Database, sql: string, ...values: unknown[]) =>
  db
    .prepare(sql)
    .bind(...values)
    .first<Row>();

export const schema = createSchema<Context>({
  typeDefs: /* GraphQL */ `
    type Query {
      tanks: [Tank!]!
      tank(id: Int!): Tank
      animal(id: Int!): Animal
      feedings(day: String!): [Feeding!]!
    }

    type Mutation {
      feed(animalId: Int!, food: String!): Animal
    }

    type Subscription {
      temperature(sensor: String!): Float!
    }

    type Tank {
      id: Int!
      name: String!
      volume: String!
      keeper: Keeper!
      animals: [Animal!]!
      animalCount: Int!
      temperature: Float
      alarm: String
      lastCleaned: String
    }

    type Keeper {
      id: Int!
      name: String!
    }

    type Species {
      id: Int!
      name: String!
      status: String
      summary: String
      diet: [String!]!
    }

    type Animal {
      id: Int!
      name: String!
      species: Species!
      tank: Tank!
      age: Int
      photo: String
      weights: Weights!
      feedings: [Feeding!]!
      vetVisits: Int!
    }

    type Weights {
      first: Float
      latest: Float
    }

    type Feeding {
      id: Int!
      at: String!
      food: String!
      keeper: Keeper!
    }
  `,
  resolvers: {
    Query: {
      tanks: async (_, __, { DB }) => {
        const { results } = await DB.prepare(
          `select tanks.*, count(animals.id) as animal_count
             from tanks left join animals on animals.tank_id = tanks.id
            group by tanks.id order by tanks.name`,
        ).all<Row>();
        return results;
      },
      tank: (_, { id }: { id: number }, { DB }) =>
        first(DB, 'select *, (select count(*) from animals where tank_id = tanks.id) as animal_count from tanks where id = ?', id),
      animal: (_, { id }: { id: number }, { DB }) => first(DB, 'select * from animals where id = ?', id),
      feedings: async (_, { day }: { day: string }, { DB }) =>
        (await DB.prepare('select * from feedings where date(at) = ?').bind(day).all<Row>()).results,
    },

    Mutation: {
      feed: async (_, args: { animalId: number; food: string }, { DB }) => {
        await DB.prepare("insert into feedings (animal_id, food, at) values (?, ?, datetime('now'))")
          .bind(args.animalId, args.food)
          .run();
        return first(DB, 'select * from animals where id = ?', args.animalId);
      },
    },

    Subscription: {
      temperature: {
        subscribe: (_, { sensor }: { sensor: string }, { SENSORS_TOKEN }) => temperatures(sensor, SENSORS_TOKEN),
        resolve: (celsius: number) => celsius,
      },
    },

    Tank: {
      volume: (tank: Row) => `${tank.litres.toLocaleString('en')} l`,
      keeper: (tank: Row, _: unknown, { keepers }) => keepers.load(tank.keeper_id),
      animals: async (tank: Row, _: unknown, { DB }) => {
        const { results } = await DB.prepare('select * from animals where tank_id = ?1 order by name')
          .bind(tank.id)
          .all<Row>();
        return results;
      },
      animalCount: (tank: Row) => tank.animal_count,
      temperature: (tank: Row, _: unknown, { SENSORS_TOKEN }) =>
        tank.sensor ? temperature(tank.sensor, SENSORS_TOKEN).catch(() => null) : null,
      alarm: (tank: Row, _: unknown, { ALARMS }) => ALARMS.get(`tank:${tank.id}`),
      lastCleaned: async (tank: Row, _: unknown, context) => {
        const cleaning = await context.cleanings.load(tank.id);
        return cleaning?.done_at;
      },
    },

    Species: {
      status: ({ red_list }: Row) => RED_LIST.get(red_list),
      diet: ({ diet }: Row): string[] => JSON.parse(diet ?? '[]'),
      summary: async ({ latin }: Row) => {
        const page = await ky
          .get(`https://en.wikipedia.org/api/rest_v1/page/summary/${encodeURIComponent(latin)}`)
          .json<{ extract: string }>();
        return page.extract;
      },
    },

    Animal: {
      species: (animal: Row, _: unknown, { species }) => species.load(animal.species_id),
      tank: (animal: Row, _: unknown, { DB }) =>
        first(DB, 'select *, (select count(*) from animals where tank_id = tanks.id) as animal_count from tanks where id = ?', animal.tank_id),
      age: ({ born }: Row) => (born ? new Date().getFullYear() - new Date(born).getFullYear() : null),
      photo: ({ photo_key }: Row) => photo_key && `https://media.aquarium.example/${photo_key}`,
      weights: async (animal: Row, _: unknown, { DB }) => {
        const [oldest, newest] = await DB.batch<Row>([
          DB.prepare('select kg from weights where animal_id = ? order by at limit 1').bind(animal.id),
          DB.prepare('select kg from weights where animal_id = ? order by at desc limit 1').bind(animal.id),
        ]);
        return { first: oldest.results[0]?.kg, latest: newest.results[0]?.kg };
      },
      feedings: (animal: Row, _: unknown, context) => feedingsLoader(context).load(animal.id),
      vetVisits: async (animal: Row, _: unknown, { VET }) => {
        const response = await VET.fetch(`https://vet-records/animals/${animal.id}/visits/count`);
        return Number(await response.text());
      },
    },

    Feeding: {
      food: ({ food }: Row) => FOODS.find((it) => it.code === food)?.name ?? food,
      keeper: (feeding: Row, _: unknown, context) => context.keepers.load(feeding.keeper_id),
    },
  },
});
