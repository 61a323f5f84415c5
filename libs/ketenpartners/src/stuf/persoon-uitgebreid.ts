import type { Adres, AdresMetSoort, OrganisatieBijMelding, UitgebreidPersoon } from '@schakel/contracts';
import type { Plain } from './persoon';
import { adresBinnenland, adresBuitenland, defined, persoonOf } from './persoon';
import type { XmlNode } from './xml-tree';
import { all, at, textAt, textsAt } from './xml-tree';

type Extra = Omit<Plain<UitgebreidPersoon>, 'id' | 'rol'>;

/** BRP-adres and GBA-woonadres; woon- of verblijfadres. Only the first of each is an address of the person itself, all others keep their kind. */
const isFormeel = ({ soortAdres }: Plain<AdresMetSoort>): boolean => soortAdres === '03' || soortAdres === '51';
const isFeitelijk = ({ soortAdres }: Plain<AdresMetSoort>): boolean => soortAdres === '02';

function adresMetSoort(node: XmlNode): Plain<AdresMetSoort> {
  const [home, away] = [at(node, 'BG:nederlandsadres'), at(node, 'BG:buitenlandsAdres')];
  return {
    soortAdres: textAt(node, 'BG:soortadres') ?? '16',
    ...(home ? adresBinnenland(home) : away ? adresBuitenland(away) : {}),
  };
}

function adressenOf(node: XmlNode | undefined): Pick<Extra, 'formeelAdres' | 'feitelijkAdres' | 'overigeAdressen'> {
  const alle = all(node, 'BG:adres').map(adresMetSoort);
  const [formeel, feitelijk] = [alle.find(isFormeel), alle.find(isFeitelijk)];
  const overige = alle.filter((adres) => adres !== formeel && adres !== feitelijk);
  return defined<Pick<Extra, 'formeelAdres' | 'feitelijkAdres' | 'overigeAdressen'>>({
    formeelAdres: formeel && zonderSoort(formeel),
    feitelijkAdres: feitelijk && zonderSoort(feitelijk),
    overigeAdressen: overige.length > 0 ? overige : undefined,
  });
}
const zonderSoort = ({ soortAdres: _, ...adres }: Plain<AdresMetSoort>): Plain<Adres> => adres;

const joined = (separator: string, ...texts: (string | undefined)[]): string | undefined =>
  texts.filter((text) => text !== undefined).join(separator) || undefined;

const verblijfsadresOf = (node: XmlNode | undefined): Plain<Adres> | undefined => {
  const [home, away] = [at(node, 'BG:verblijfsadres'), at(node, 'BG:sub.verblijfBuitenland')];
  return home ? adresBinnenland(home) : away && adresBuitenland(away);
};

function nationaliteitenOf(node: XmlNode | undefined): string[] | undefined {
  const found = all(node, 'BG:inp.heeftAlsNationaliteit').flatMap((one) => {
    const nationaliteit = at(one, 'BG:gerelateerde');
    return joined(' ', textAt(nationaliteit, 'BG:code'), textAt(nationaliteit, 'BG:omschrijving')) ?? [];
  });
  return found.length > 0 ? found : undefined;
}

/**
 * A person as the generieke melding, the zorgmelding and the messages of the Raad name one: with every field that any of them may carry, but for the
 * numbers of an address in its register.
 */
export function uitgebreidOf(node: XmlNode | undefined, id: string): Extra & { readonly id: string } {
  const taal = at(node, 'BG:taal');
  const verblijfsadres = verblijfsadresOf(node);
  return {
    ...persoonOf(node, id),
    ...defined<Extra>({
      telefoonnummers: textsAt(node, 'BG:sub.telefoonnummer'),
      emailadressen: textsAt(node, 'BG:sub.emailadres'),
      geboorteplaats: joined(', ', textAt(node, 'BG:inp.geboorteplaats'), textAt(node, 'BG:geboortplaatsnaamBuitenland')),
      geboorteland: joined(' ', textAt(node, 'BG:inp.geboorteLand'), textAt(node, 'BG:geboortelandNaam')),
      gemeenteVanInschrijving: textAt(node, 'BG:inp.gemeenteVanInschrijving'),
      nationaliteiten: nationaliteitenOf(node),
      taal: joined(' ', textAt(taal, 'BG:code'), textAt(taal, 'BG:omschrijving')),
    }),
    ...adressenOf(node),
    ...(verblijfsadres ? { formeelAdres: verblijfsadres } : {}),
  };
}

/** An organisation of the generieke melding (OEH-gm-iniutv); undefined when the message names none. */
export function organisatieOf(node: XmlNode | undefined): Plain<OrganisatieBijMelding> | undefined {
  const eenheid = at(node, 'ZKN:organisatorischeEenheid');
  const medewerker = at(eenheid, 'ZKN:heeftAlsContactpersoon', 'ZKN:gerelateerde');
  return (
    eenheid &&
    defined<Plain<OrganisatieBijMelding>>({
      naam: textAt(eenheid, 'ZKN:naam'),
      instantiecode: textAt(eenheid, 'ZKN:identificatie'),
      contactpersoon:
        medewerker &&
        defined({
          naam: textAt(medewerker, 'ZKN:naam'),
          emailadressen: textsAt(medewerker, 'ZKN:emailadres'),
          telefoonnummers: textsAt(medewerker, 'ZKN:telefoonnummer'),
        }),
    })
  );
}
