import type { Context } from '../../context';

export const distanceKm = (trip: { metres: number }) => trip.metres / 1000;

export const mapStyle = (_trip: unknown, { theme }: { theme: string }, { maps }: Context) => maps.styleUrl(theme);
