import './choir.js';
import './choir.concerts.js';
import './concert.js';
import './piece.js';
import './singer.js';

import { builder } from './builder.js';

export const schema = builder.toSchema();
