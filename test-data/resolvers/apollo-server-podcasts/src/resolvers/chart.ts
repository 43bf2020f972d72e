import { withFallback } from '@/lib/guards.js';
import { weeklyTrend } from '@/lib/trends.js';
import type { ChartEntry } from '@/services/charts.js';

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const suffixes = new Map([['one', 'st'], ['two', 'nd'], ['few', 'rd'], ['other', 'th']]);

export const chartResolvers = {
  ChartEntry: {
    rankLabel: ({ rank }: ChartEntry) => `${rank}${suffixes.get(ordinals.select(rank))}`,
    show: (entry: ChartEntry) => entry.show,
    trend: withFallback(null)(async ({ showId, country }: ChartEntry) => weeklyTrend(showId, country)),
  },
};
