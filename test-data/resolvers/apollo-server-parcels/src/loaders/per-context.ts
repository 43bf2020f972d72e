import DataLoader from 'dataloader';

const held = new WeakMap<object, Map<string, DataLoader<any, any>>>();

/** The loader of this name that belongs to the request, made where there is none yet. */
export function loaderOf<K, V>(context: object, name: string, batch: DataLoader.BatchLoadFn<K, V>): DataLoader<K, V> {
  let loaders = held.get(context);
  if (!loaders) held.set(context, (loaders = new Map()));
  let loader = loaders.get(name);
  if (!loader) loaders.set(name, (loader = new DataLoader(batch)));
  return loader;
}
