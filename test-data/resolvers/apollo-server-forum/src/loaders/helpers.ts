import type { Context } from '../context.js';

export const loadUser = (context: Context, id: string) => context.loaders.users.load(id);
