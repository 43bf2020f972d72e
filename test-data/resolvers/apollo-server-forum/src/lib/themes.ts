export const THEMES = [
  { key: 'plain', accent: '#444444' },
  { key: 'meadow', accent: '#3f7d20' },
  { key: 'harbour', accent: '#1d4e89' },
];
