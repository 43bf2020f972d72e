const table = [
  ['CARD', 'Cardiology'],
  ['DERM', 'Dermatology'],
  ['GP', 'General practice'],
  ['PED', 'Paediatrics'],
];

module.exports = new Map(table.map(([code, label]) => [code, { code, label }]));
