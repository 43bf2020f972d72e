/** Puts what a query gave into the order of the keys. */
export const sortResults = (keys, results, attribute = 'id') => {
  const byKey = {};
  results.forEach(result => {
    byKey[result[attribute]] = result;
  });
  return keys.map(key => byKey[key]);
};

export const groupResults = (keys, results, attribute) => {
  const groups = new Map(keys.map(key => [key, []]));
  for (const result of results) {
    groups.get(result[attribute]).push(result);
  }
  return keys.map(key => groups.get(key));
};
