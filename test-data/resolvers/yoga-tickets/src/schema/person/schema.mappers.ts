export type { PersonRow as PersonMapper } from '../../db';
