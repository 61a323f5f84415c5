import { Clamd } from '@schakel/ketenpartners';

/** The virus scanner that the settings name, where they name one. */
export const scannerOf = (clamd: string | undefined): Clamd | undefined => (clamd ? new Clamd(clamd) : undefined);
