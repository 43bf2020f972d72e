import * as basket from './basket.js';
import * as offer from './offer.js';
import * as people from './people.js';
import * as query from './query.js';
import * as stall from './stall.js';

export const resolvers = [basket, offer, people, query, stall].map((module) => module.default);
