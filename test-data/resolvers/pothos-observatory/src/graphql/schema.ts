import { builder } from './builder';

import './types/Astronomer';
import './types/Observation';
import './types/Query';
import './types/Site';
import './types/Target';
import './types/Telescope';

export default builder.toSchema({ sortSchema: true });
