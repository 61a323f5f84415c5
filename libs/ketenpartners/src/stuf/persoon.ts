import type { Adres, Persoon } from '@schakel/contracts';
import { twijfelachtigeVelden, deriveId } from '@schakel/contracts';
import { datumOf } from './datum';
import type { XmlNode } from './xml-tree';
import { at, textAt, textsAt } from './xml-tree';

/** A contract as plain data: what a codec makes, before anybody needs an instance of its class. */
export type Plain<T> = T extends readonly (infer E)[] ? Plain<E>[] : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;
type Optional<T> = { [K in keyof T]?: T[K] | undefined };
/** Leaves out what is undefined, so that an absent value is an absent key. */
export function defined<T extends object>(value: Optional<T>): T {
  const found: Optional<T> = {};
  for (const key of Object.keys(value) as (keyof T)[]) if (value[key] !== undefined) found[key] = value[key];
  return found as T;
}

/** A list with something in it, or nothing at all. */
export const filled = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);

/** The same message always gives the same persons the same ids: (message, place in the message). */
export const persoonId = (berichtId: string, plaats: string): string => deriveId(berichtId, 'persoon', plaats);

export function adresBinnenland(node: XmlNode): Plain<Adres> {
  const parts = ['aoa.huisnummer', 'aoa.huisletter', 'aoa.huisnummertoevoeging'] as const;
  const huisnummer = parts.map((part) => textAt(node, `BG:${part}`) ?? '').join(' ');
  return defined<Plain<Adres>>({
    straat: textAt(node, 'BG:gor.openbareRuimteNaam') ?? textAt(node, 'BG:gor.straatnaam') ?? textAt(node, 'BG:inp.locatiebeschrijving'),
    huisnummer: huisnummer.replace(/\s+/g, ' ').trim() || undefined,
    postcode: textAt(node, 'BG:aoa.postcode'),
    woonplaats: textAt(node, 'BG:wpl.woonplaatsNaam') ?? textAt(node, 'BG:aoa.woonplaatsWaarinGelegen', 'BG:wpl.woonplaatsNaam'),
  });
}
export function adresBuitenland(node: XmlNode): Plain<Adres> {
  const parts = ['sub.adresBuitenland1', 'sub.adresBuitenland2', 'sub.adresBuitenland3', 'lnd.landnaam'] as const;
  const lines = parts.flatMap((part) => textAt(node, `BG:${part}`) ?? []);
  return defined<Plain<Adres>>({ landcode: textAt(node, 'BG:lnd.landcode'), buitenland: lines.length > 0 ? lines : undefined });
}
/** An address in the Netherlands wins where a message names both. */
function adresOf(
  node: XmlNode,
  inland: 'formeelVerblijfadresBinnenland' | 'feitelijkVerblijfsadresBinnenland',
  abroad: string,
): Plain<Adres> | undefined {
  const [home, away] = [at(node, `BG:${inland}`), at(node, `BG:${abroad}`)];
  if (home) return adresBinnenland(home);
  return away && adresBuitenland(away);
}

function twijfelOf(persoon: Omit<Plain<Persoon>, 'id'>): string[] | undefined {
  const found = twijfelachtigeVelden(persoon);
  return found.length > 0 ? found : undefined;
}

/** A person as StUF-BG names one (NPS), with every field that any of the messages may carry. */
export function persoonOf(node: XmlNode | undefined, id: string): Plain<Persoon> {
  const persoon = defined<Omit<Plain<Persoon>, 'id'>>({
    bsn: textAt(node, 'BG:inp.bsn'),
    vreemdelingennummer: textAt(node, 'BG:vreemdelingennummer') ?? textAt(node, 'BG:anp.identificatie'),
    rni: textAt(node, 'BG:rni'),
    geslachtsnaam: textAt(node, 'BG:geslachtsnaam'),
    voorvoegsel: textAt(node, 'BG:voorvoegselGeslachtsnaam'),
    voornamen: textAt(node, 'BG:voornamen') ?? textAt(node, 'BG:voorletters'),
    volledigeNaam: textAt(node, 'BG:volledigeNaam') ?? textAt(node, 'BG:naam'),
    geslacht: textAt(node, 'BG:geslachtsaanduiding'),
    geboortedatum: datumOf(at(node, 'BG:geboortedatum')),
    telefoonnummers: textsAt(node, 'BG:telefoonnummer'),
    nationaliteit: textAt(node, 'BG:nationaliteit'),
    taal: textAt(node, 'BG:taal'),
    formeelAdres: node && adresOf(node, 'formeelVerblijfadresBinnenland', 'formeelVerblijfsadresBuitenland'),
    feitelijkAdres: node && adresOf(node, 'feitelijkVerblijfsadresBinnenland', 'feitelijkVerblijfsadresBuitenland'),
  });
  return { id, ...persoon, ...defined<Pick<Plain<Persoon>, 'twijfel'>>({ twijfel: twijfelOf(persoon) }) };
}
