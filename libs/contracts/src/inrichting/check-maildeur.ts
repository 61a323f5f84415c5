import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { Bevinding } from './bevinding';
import type { Inrichting } from './inrichting';
import type { Partij } from './partijen';

/** The journal's word for a sender that nobody knows: no partij may be called so. */
export const onbekendePartij = 'onbekend';

/** An IP address or a CIDR block, parted. Undefined when it is neither. */
export function blockOf(text: string): { adres: string; familie: 'ipv4' | 'ipv6'; prefix: number } | undefined {
  const [adres = '', length, ...rest] = text.split('/');
  const [version, longest] = isIP(adres) === 6 ? (['ipv6', 128] as const) : (['ipv4', 32] as const);
  const prefix = length === undefined ? longest : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  return isIP(adres) === 0 || rest.length > 0 || prefix < 0 || prefix > longest ? undefined : { adres, familie: version, prefix };
}

/** Relays are addresses, a sender's address belongs to one partij, and a certificate names an address of its partij. */
export function checkMaildeur({ hub, partijen }: Inrichting): Bevinding[] {
  const relays = hub.maildeur?.relays ?? [];
  return [
    ...relays.flatMap((relay, at) =>
      blockOf(relay) ? [] : [{ location: `partijen.yaml/hub/maildeur/relays[${at + 1}]`, problem: 'geen IP-adres of CIDR-blok' }],
    ),
    ...checkAfzenders(partijen),
    ...partijen.flatMap((partij, at) => checkCertificaten(partij, `partijen.yaml/partijen[${at + 1}]`)),
  ];
}

function checkAfzenders(partijen: readonly Partij[]): Bevinding[] {
  const all = partijen.flatMap(({ mailAfzenders = [] }, at) => mailAfzenders.map((adres) => ({ adres: adres.toLowerCase(), at })));
  const wrong = (adres: string, index: number): string | undefined => {
    if (!/^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+$/.test(adres)) return 'geen mailadres';
    return all.findIndex((other) => other.adres === adres) < index ? 'komt twee keer voor' : undefined;
  };
  return [
    ...all.flatMap(({ adres, at }, index) => {
      const problem = wrong(adres, index);
      return problem ? [{ location: `partijen.yaml/partijen[${at + 1}]/mailAfzenders`, problem }] : [];
    }),
    ...partijen.flatMap(({ id }, at) =>
      id === onbekendePartij
        ? [{ location: `partijen.yaml/partijen[${at + 1}]/id`, problem: 'dit woord is voor onbekende afzenders' }]
        : [],
    ),
  ];
}

function checkCertificaten({ smimeCertificaten = [], mailAfzenders = [] }: Partij, location: string): Bevinding[] {
  const fits = (pem: string): boolean => {
    try {
      const certificaat = new X509Certificate(pem);
      return mailAfzenders.some((adres) => certificaat.checkEmail(adres) !== undefined);
    } catch {
      // Not a certificate: the same answer as one of somebody else.
      return false;
    }
  };
  return smimeCertificaten.flatMap((pem, at) =>
    fits(pem)
      ? []
      : [{ location: `${location}/smimeCertificaten[${at + 1}]`, problem: 'geen certificaat op een mailadres van deze partij' }],
  );
}
