export interface Country {
  code: string;
  name: string;
}

export const countries: Country[] = [
  { code: 'AT', name: 'Austria' },
  { code: 'CH', name: 'Switzerland' },
  { code: 'DE', name: 'Germany' },
];
