import type { Betrokkene, Contactgegevens, Informering, Instantie, Relatie, VtMelding, ZorgelijkeSituatie } from '@schakel/contracts';
import { datumOf } from './datum';
import type { Plain } from './persoon';
import { defined, persoonId, persoonOf } from './persoon';
import type { XmlNode } from './xml-tree';
import { all, at, textAt, textsAt } from './xml-tree';

const jaNee = (text: string | undefined): boolean | undefined => (text === undefined ? undefined : text === 'Ja');

function relatiesOf(node: XmlNode | undefined, berichtId: string, plaats: string): Plain<Relatie>[] | undefined {
  const relaties = all(node, 'BG:staatInRelatieTot').map((relatie, nr) => ({
    ...persoonOf(at(relatie, 'BG:gerelateerde'), persoonId(berichtId, `${plaats}/relatie ${nr + 1}`)),
    ...defined<Pick<Plain<Relatie>, 'omschrijving'>>({ omschrijving: textAt(relatie, 'BG:omschrijvingSocialeRelatie') }),
  }));
  return relaties.length > 0 ? relaties : undefined;
}

function betrokkeneOf(node: XmlNode, berichtId: string, plaats: string): Plain<Betrokkene> {
  const persoon = at(node, 'JZ:gerelateerde');
  return {
    ...persoonOf(persoon, persoonId(berichtId, plaats)),
    rol: textAt(node, 'JZ:jeugzorgrol') ?? 'onbekend',
    ...defined<Pick<Plain<Betrokkene>, 'aanvullendeInformatie' | 'overigeZorgMinderjarige' | 'relaties'>>({
      aanvullendeInformatie: textAt(node, 'JZ:aanvullendeInformatieBetrokkenPersoon'),
      overigeZorgMinderjarige: textAt(node, 'JZ:overigeZorgMinderjarige'),
      relaties: relatiesOf(persoon, berichtId, plaats),
    }),
  };
}

const situatieOf = (node: XmlNode | undefined, berichtId: string): Plain<ZorgelijkeSituatie> => ({
  betrokkenen: all(node, 'JZ:heeftBetrokken').map((child, nr) => betrokkeneOf(child, berichtId, `betrokkene ${nr + 1}`)),
  ...defined<Omit<Plain<ZorgelijkeSituatie>, 'betrokkenen'>>({
    omschrijving: textAt(node, 'JZ:omschrijvingZorgelijkeSituatie'),
    relevanteRegistraties: textsAt(node, 'JZ:relevanteRegistratie'),
    aanvullendeInformatie: textAt(node, 'JZ:aanvullendeInformatie'),
    bestaandeHulpverlening: textAt(node, 'JZ:bestaandeHulpverlening'),
    tijdelijkHuisverbod: textAt(node, 'JZ:tijdelijkHuisverbod'),
    aanhouding: textAt(node, 'JZ:aanhouding'),
    aangifte: textAt(node, 'JZ:aangifte'),
    eergerelateerdGeweld: textAt(node, 'JZ:eergerelateerdGeweld'),
  }),
});

const contactOf = (node: XmlNode): Plain<Contactgegevens> =>
  defined<Plain<Contactgegevens>>({
    naam: textAt(node, 'JZ:naamContactpersoon'),
    afdeling: textAt(node, 'JZ:afdeling'),
    emailadressen: textsAt(node, 'JZ:eMail'),
    telefoonnummers: textsAt(node, 'JZ:telefoonnummer'),
  });

function informeringOf(node: XmlNode, berichtId: string, plaats: string): Plain<Informering> {
  const persoon = at(node, 'JZ:gerelateerde');
  return defined<Plain<Informering>>({
    persoon: persoon && persoonOf(persoon, persoonId(berichtId, plaats)),
    wijze: textAt(node, 'JZ:wijzeVanInformering'),
    gereageerd: jaNee(textAt(node, 'JZ:indicatieGereageerd')),
    strekking: textAt(node, 'JZ:strekkingReactie'),
    datum: datumOf(at(node, 'JZ:datumGeinformeerd')),
  });
}

const instantieOf = (node: XmlNode): Plain<Instantie> =>
  defined<Plain<Instantie>>({
    naam: textAt(node, 'ZKN:naam'),
    instantiecode: textAt(node, 'ZKN:instantiecode'),
    vestigingsnummer: textAt(node, 'ZKN:vestiging', 'BG:vestigingsNummer'),
    rsin: textAt(node, 'ZKN:ingeschrevenNietNatuurlijkPersoon', 'BG:rsin'),
    kvkNummer: textAt(node, 'ZKN:maatschappelijkeActiviteit', 'BG:kvkNummer'),
  });

function informeringenOf(object: XmlNode | undefined, berichtId: string): Plain<Informering>[] | undefined {
  const found = all(object, 'JZ:isGeinformeerdAan').map((node, nr) => informeringOf(node, berichtId, `geïnformeerde ${nr + 1}`));
  return found.length > 0 ? found : undefined;
}

/** vtMeldingDi01 (StUF-Jeugdzorg 1.0.9), the whole field tree; absent, nil and blank are all absent. Person ids follow from message and place. */
export function decodeVtMelding(root: XmlNode, berichtId: string): Plain<VtMelding> {
  const object = at(root, 'JZ:object');
  const contact = at(object, 'JZ:contactgegevensVerdiepingOpInfo');
  const indiener = at(object, 'JZ:isIngediendDoor', 'JZ:gerelateerde');
  return {
    sashIngevuld: textAt(object, 'JZ:indicatieSASHIngevuld') === 'Ja',
    zorgelijkeSituatie: situatieOf(at(object, 'JZ:betreft', 'JZ:gerelateerde'), berichtId),
    ...defined<Omit<Plain<VtMelding>, 'sashIngevuld' | 'zorgelijkeSituatie'>>({
      kenmerk: textAt(object, 'JZ:identificatieVtMelding'),
      datumMelding: datumOf(at(object, 'JZ:datumMelding')),
      datumIncident: datumOf(at(object, 'JZ:datumIncident')),
      locatieIncident: textAt(object, 'JZ:locatieIncident'),
      omschrijvingIncident: textAt(object, 'JZ:omschrijvingIncident'),
      agenderingGewenst: jaNee(textAt(object, 'JZ:indicatieAgenderingAfstemmingsoverlegGewenst')),
      contactpersoon: contact && contactOf(contact),
      informering: textAt(object, 'JZ:informering'),
      sashNiveau: textAt(object, 'JZ:SASHniveau'),
      geinformeerden: informeringenOf(object, berichtId),
      ingediendDoor: indiener && instantieOf(indiener),
    }),
  };
}
