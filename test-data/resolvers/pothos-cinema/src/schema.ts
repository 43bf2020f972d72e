import { builder } from './builder.js';

import './types/cinema.js';
import './types/film.js';
import './types/person.js';
import './types/query.js';
import './types/screening.js';
import './types/season.js';

export const schema = builder.toSchema();
