import type { adviesDiensten, ondersteuningVormen, redenenAdvies } from '@schakel/contracts';

export const dienstTeksten: Readonly<Record<(typeof adviesDiensten)[number], string>> = {
  advies: 'Advies',
  ondersteuning: 'Ondersteuning van een professional',
};
export const redenTeksten: Readonly<Record<(typeof redenenAdvies)[number], string>> = {
  'vraagt-alleen-advies': 'De vrager wil alleen advies',
  'meldt-zelf-later': 'De vrager meldt misschien later zelf',
  'noemt-niemand': 'De vrager noemt niet om wie het gaat',
  'geen-geweld': 'Er is geen vermoeden van huiselijk geweld of kindermishandeling',
};
export const vormTeksten: Readonly<Record<(typeof ondersteuningVormen)[number], string>> = {
  consult: 'Consult',
  casusbespreking: 'Bespreking van een casus zonder namen',
  meldcode: 'Hulp bij de stappen van de meldcode',
  'gesprek-met-gezin': 'Hulp bij een gesprek met het gezin',
};
export const bronTeksten = { telefoon: 'Telefoon', mail: 'Mail', brief: 'Brief', balie: 'Aan de balie' } as const;
