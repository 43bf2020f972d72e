import type { Context } from '../context.js';
import { THEMES } from '../lib/index.js';
import type { BoardRow } from '../types.js';

export const board = {
  rules: (board: BoardRow) => board.rules_text.split('\n').filter(Boolean),

  theme: (board: BoardRow) => THEMES.find((theme) => theme.key === board.theme_key) ?? THEMES[0],

  moderators: async (board: BoardRow, _args: unknown, { repos }: Context) => {
    const moderators = await Promise.all(board.moderator_ids.map((id) => repos.users.byId(id)));
    return moderators.filter((user) => user.reputation >= 0);
  },

  threadCount(board: BoardRow, _args: unknown, context: Context) {
    return context.loaders.threadCount.load(board.id);
  },

  async threads(board: BoardRow, { limit }: { limit: number }, context: Context) {
    const { threads } = context.repos;
    return threads.forBoard(board.id, Math.min(limit, 200));
  },
};
