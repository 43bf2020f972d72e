export interface Depot {
  code: string;
  city: string;
}

const all: Depot[] = [
  { code: 'N1', city: 'Northwick' },
  { code: 'S4', city: 'Saltmere' },
  { code: 'W2', city: 'Westhallow' },
];

export const depots: ReadonlyMap<string, Depot> = new Map(all.map((depot) => [depot.code, depot]));
