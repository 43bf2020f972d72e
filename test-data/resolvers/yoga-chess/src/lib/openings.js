export const openings = {
  B20: 'Sicilian Defence',
  C00: 'French Defence',
  C60: 'Ruy Lopez',
  D06: "Queen's Gambit"
}

/** @param {string} [eco] */
export const openingName = (eco) => openings[eco] ?? null
