import type { Context } from '../context';

type Resolver<P, A, R> = (parent: P, args: A, context: Context) => R;

const seen = new WeakMap<Context, Map<string, unknown>>();

/** Runs the resolver once for each key of a request. */
export function memo<P, A, R>(keyOf: (parent: P, args: A) => string, next: Resolver<P, A, R>): Resolver<P, A, R> {
  return (parent, args, context) => {
    let results = seen.get(context);
    if (!results) seen.set(context, (results = new Map()));
    const key = keyOf(parent, args);
    if (!results.has(key)) results.set(key, next(parent, args, context));
    return results.get(key) as R;
  };
}
