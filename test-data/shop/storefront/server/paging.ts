export interface Page<T> {
  nodes: T[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

/** The page of a list that is here as a whole; a cursor is the number of the last element. */
export function pageOf<T>(all: T[], first: number, after?: string): Page<T> {
  const start = after ? Number(atob(after)) : 0;
  const end = Math.min(start + first, all.length);
  return { nodes: all.slice(start, end), pageInfo: pageInfo(end, end < all.length) };
}

export function pageInfo(end: number, hasNextPage: boolean) {
  return { endCursor: end > 0 ? btoa(String(end)) : null, hasNextPage };
}

/** Which page of a service begins behind the cursor, from 1. */
export function pageNumber(first: number, after?: string): number {
  return 1 + Math.floor((after ? Number(atob(after)) : 0) / first);
}
