export const countries = [
  { code: 'BR', names: { en: 'Brazil', de: 'Brasilien' } },
  { code: 'JP', names: { en: 'Japan', de: 'Japan' } },
  { code: 'NO', names: { en: 'Norway', de: 'Norwegen' } },
];
