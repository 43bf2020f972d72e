export const openings: Record<string, string> = {
  B20: 'Sicilian Defence',
  C00: 'French Defence',
  C60: 'Ruy Lopez',
  D06: "Queen's Gambit"
}

export const openingName = (eco?: string) => (eco && openings[eco]) || null
