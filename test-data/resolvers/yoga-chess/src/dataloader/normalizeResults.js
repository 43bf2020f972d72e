/**
 * @template {{_id: string}} T
 * @param {readonly string[]} ids
 * @param {T[]} results
 */
const normalizeResults = (ids, results) => {
  /** @type {Record<string, T>} */
  const map = {}
  for (let i = 0; i < results.length; i++) {
    map[results[i]._id] = results[i]
  }
  return ids.map((id) => map[id])
}

export default normalizeResults
