const BADGES = new Map([
  ['newcomer', { name: 'Newcomer', icon: 'seedling' }],
  ['regular', { name: 'Regular', icon: 'tree' }],
  ['elder', { name: 'Elder', icon: 'forest' }],
]);

export function badgeFor(reputation: number) {
  if (reputation < 10) return null;
  const key = reputation > 5000 ? 'elder' : reputation > 300 ? 'regular' : 'newcomer';
  return BADGES.get(key) ?? null;
}
