import { readFileSync } from 'node:fs';
import { EbmsAdapter } from './ebms-adapter';

/** Where the adapter is and how it knows us; the last three are paths of PEM files. */
export interface AdapterPlace {
  readonly url: string;
  readonly gebruiker: string | undefined;
  readonly wachtwoord: string | undefined;
  readonly ca: string | undefined;
  readonly sleutel: string | undefined;
  readonly certificaat: string | undefined;
}

/** Reads the keys once; connects to nothing yet. @throws when a file cannot be read */
export function openAdapter({ url, gebruiker, wachtwoord, ca, sleutel, certificaat }: AdapterPlace): EbmsAdapter {
  const pem = <N extends string>(name: N, path: string | undefined) =>
    (path === undefined ? {} : { [name]: readFileSync(path) }) as { readonly [K in N]?: Buffer };
  return new EbmsAdapter({
    url,
    ...(gebruiker === undefined ? {} : { gebruiker, wachtwoord: wachtwoord ?? '' }),
    tls: { ...pem('ca', ca), ...pem('key', sleutel), ...pem('cert', certificaat) },
  });
}
