const normalizeResults = <T extends {_id: string}>(ids: readonly string[], results: T[]) => {
  const map = {} as Record<string, T>
  for (let i = 0; i < results.length; i++) {
    map[results[i]._id] = results[i]
  }
  return ids.map((id) => map[id])
}

export default normalizeResults
