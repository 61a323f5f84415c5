import { X509Certificate } from 'node:crypto';
import type { Vervaldatum } from '@schakel/beheer';
import type { BeheerInrichting, Inrichting } from '@schakel/contracts';
import { hasTls } from './tls-datum';

type Naam = Pick<Vervaldatum, 'soort' | 'onderwerp'>;
/** Something of which the end is found out by connecting to it. */
export interface Adres extends Naam {
  readonly url: string;
}

/** How a partij is called here: a municipality by its kind only, since its name points to where a family lives. */
const naamVan = ({ id, soort }: { readonly id: string; readonly soort: string }): string => (soort === 'gemeente' ? 'gemeente' : id);

/** The certificates of others that the hub meets on its way: partners, login services, and the services of its own that speak TLS at once. */
export function tlsAdressen({ partijen, issuers }: Inrichting, own: Readonly<Record<string, string | undefined>>): Adres[] {
  const partner = partijen.map((partij) => ({ soort: 'certificaat', onderwerp: naamVan(partij), url: partij.kanaal.adres ?? '' }));
  const login = issuers.map(({ issuer, partij }) => {
    const found = partijen.find(({ id }) => id === partij);
    return { soort: 'certificaat', onderwerp: `inlogdienst ${found ? naamVan(found) : partij}`, url: issuer };
  });
  const ours = Object.entries(own).map(([onderwerp, url]) => ({ soort: 'certificaat', onderwerp, url: url ?? '' }));
  return [...partner, ...login, ...ours].filter(({ url }) => hasTls(url));
}

/** What the inrichting itself says until when it is valid: secrets and certificates kept by hand, and certificates under which partijen mail. */
export function bekendeData({ partijen }: Inrichting, { vervalt }: BeheerInrichting): Vervaldatum[] {
  const kept = vervalt.map(({ soort, naam, geldigTot }) => ({ soort, onderwerp: naam, geldigTot: new Date(`${geldigTot}T00:00:00Z`) }));
  const mail = partijen.flatMap((partij) =>
    (partij.smimeCertificaten ?? []).map((pem) => ({ soort: 'mailcertificaat', onderwerp: naamVan(partij), geldigTot: endOf(pem) })),
  );
  return [...kept, ...mail];
}

const endOf = (pem: string): Date => new Date(new X509Certificate(pem).validTo);

/** One date for each name: the first to come. */
export function firstOfEach(data: readonly Vervaldatum[]): Vervaldatum[] {
  const sorted = data.toSorted((one, other) => one.geldigTot.getTime() - other.geldigTot.getTime());
  return sorted.filter((one, at) => sorted.findIndex(({ soort, onderwerp }) => soort === one.soort && onderwerp === one.onderwerp) === at);
}
