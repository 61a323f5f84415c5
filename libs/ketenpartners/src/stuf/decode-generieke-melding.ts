import type {
  Antwoord,
  GeneriekeMelding,
  GeneriekeSituatie,
  InformeringBijMelding,
  Leefgebied,
  OrganisatieBijMelding,
} from '@schakel/contracts';
import { hoedanigheidOf, relatieOf } from './codelijsten';
import { datumOf, tijdstipOf } from './datum';
import type { Plain } from './persoon';
import { defined, filled, persoonId } from './persoon';
import { organisatieOf, uitgebreidOf } from './persoon-uitgebreid';
import type { XmlNode } from './xml-tree';
import { all, at, textAt, textsAt } from './xml-tree';

type Persoon = Plain<GeneriekeSituatie['betrokkenen']>[number];

const jaNee = (text: string | undefined): boolean | undefined => (text === undefined ? undefined : text === 'Ja');

function informeringOf(node: XmlNode, wie?: string): Plain<InformeringBijMelding> | undefined {
  const informering = at(node, 'ZKN:informering');
  return (
    informering && {
      geinformeerd: textAt(informering, 'BG:indicatieGeinformeerd') === 'Ja',
      ...defined<Omit<Plain<InformeringBijMelding>, 'geinformeerd'>>({
        wie,
        datum: datumOf(at(informering, 'BG:datum')),
        strekking: textAt(informering, 'BG:reactie'),
        redenNietGeinformeerd: textAt(informering, 'BG:redenNietGeinformeerd'),
      }),
    }
  );
}

/** The person whom the melding is about stands apart in the message; in the hub everybody concerned stands in one list. */
interface Genoemd {
  readonly node: XmlNode;
  readonly rol: string;
  readonly id: string;
}
function genoemdenIn(object: XmlNode | undefined, berichtId: string): Genoemd[] {
  const [about] = all(object, 'ZKN:heeftBetrekkingOp');
  const others = all(object, 'ZKN:heeftAlsOverigBetrokkene').map((node, nr) => ({
    node,
    rol: relatieOf(textAt(node, 'ZKN:betrokkenheidRelatie')),
    id: persoonId(berichtId, `overig betrokkene ${nr + 1}`),
  }));
  const first = about && {
    node: about,
    rol: hoedanigheidOf(textAt(about, 'ZKN:hoedanigheid')),
    id: persoonId(berichtId, 'heeft betrekking op'),
  };
  return first ? [first, ...others] : others;
}
const organisatieIn = ({ node }: Genoemd): XmlNode | undefined => {
  const gerelateerde = at(node, 'ZKN:gerelateerde');
  return at(gerelateerde, 'ZKN:organisatorischeEenheid') && gerelateerde;
};

/** Somebody without a single field is still somebody: the name that the other schema calls `naam` is a whole name. */
function persoonVan({ node, rol, id }: Genoemd): Persoon {
  const persoon = at(node, 'ZKN:gerelateerde', 'ZKN:natuurlijkPersoon');
  return { ...uitgebreidOf(persoon, id), rol };
}

function organisatieVan(genoemd: Genoemd): Plain<OrganisatieBijMelding> {
  const informering = informeringOf(genoemd.node);
  return { ...organisatieOf(organisatieIn(genoemd)), rol: genoemd.rol, ...(informering ? { informering } : {}) };
}

const antwoordOf = (node: XmlNode): Plain<Antwoord> => ({
  code: textAt(node, 'JZ:vraagCode') ?? '',
  ...defined<Pick<Plain<Antwoord>, 'tekst'>>({ tekst: textAt(node, 'JZ:antwoord') }),
});
const leefgebiedOf = (node: XmlNode): Plain<Leefgebied> => ({
  leefgebied: textAt(node, 'JZ:leefgebiedCode') ?? '',
  ...defined<Pick<Plain<Leefgebied>, 'toelichting'>>({ toelichting: textAt(node, 'JZ:toelichting') }),
});

function situatieOf(node: XmlNode | undefined, betrokkenen: Persoon[]): Plain<GeneriekeSituatie> {
  const instanties = textAt(node, 'JZ:indicatieInstantiesBetrokken');
  return {
    betrokkenen,
    ...defined<Omit<Plain<GeneriekeSituatie>, 'betrokkenen'>>({
      omschrijving: textAt(node, 'JZ:omschrijvingZorgelijkeSituatie'),
      nadereOmschrijving: textAt(node, 'JZ:nadereOmschrijving'),
      antwoorden: filled(all(node, 'JZ:vraagAntwoord').map(antwoordOf)),
      leefgebieden: filled(all(node, 'JZ:leefgebied').map(leefgebiedOf)),
      instantiesBetrokken: instanties === undefined ? undefined : instanties === 'J',
    }),
  };
}

type Incident = Pick<GeneriekeMelding, 'tijdstipIncident' | 'tijdstipEindeIncident' | 'omschrijvingIncident' | 'locatieIncident'>;
function incidentOf(situatie: XmlNode | undefined): Incident {
  const incident = at(situatie, 'JZ:kent', 'JZ:gerelateerde');
  const periode = at(incident, 'JZ:periodeVanTot');
  return defined<Incident>({
    tijdstipIncident: tijdstipOf(at(incident, 'JZ:datumTijd') ?? at(periode, 'JZ:datumtijdBegin')),
    tijdstipEindeIncident: tijdstipOf(at(periode, 'JZ:datumtijdEinde')),
    omschrijvingIncident: textAt(incident, 'JZ:omschrijving'),
    locatieIncident: textAt(incident, 'JZ:locatieAanduiding'),
  });
}

/** meldingGeneriekDi01 (StUF-Jeugdzorg 1.0.9), the whole field tree; absent, nil and blank are all absent. Person ids follow from message and place. */
export function decodeGeneriekeMelding(root: XmlNode, berichtId: string): Plain<GeneriekeMelding> {
  const object = at(root, 'JZ:object');
  const situatie = at(object, 'ZKN:betreft', 'ZKN:gerelateerde');
  const overig = at(object, 'JZ:overigeInformatie');
  const reden = at(object, 'JZ:redenMelding');
  const genoemden = genoemdenIn(object, berichtId);
  const personen = genoemden.filter((genoemd) => !organisatieIn(genoemd));
  return {
    zorgelijkeSituatie: situatieOf(situatie, personen.map(persoonVan)),
    ...incidentOf(situatie),
    ...defined<Omit<Plain<GeneriekeMelding>, 'zorgelijkeSituatie' | keyof Incident>>({
      kenmerk: textAt(object, 'ZKN:identificatie'),
      tijdstipMelding: tijdstipOf(at(object, 'JZ:datumTijdMelding')),
      redenMelding: textAt(reden, 'JZ:code'),
      aanleiding: textAt(reden, 'JZ:omschrijving'),
      terugkoppelingGewenst: jaNee(textAt(object, 'JZ:indicatieTerugkoppelingGewenst')),
      verzoekOmschrijving: textAt(object, 'JZ:verzoekOmschrijving'),
      overigeInformatie: textAt(overig, 'JZ:omschrijving'),
      verwijzingen: textsAt(overig, 'JZ:url'),
      indiener: organisatieOf(at(object, 'ZKN:heeftAlsInitiator', 'ZKN:gerelateerde')),
      uitvoerder: organisatieOf(at(object, 'ZKN:heeftAlsUitvoerende', 'ZKN:gerelateerde')),
      organisaties: filled(genoemden.filter((genoemd) => organisatieIn(genoemd)).map(organisatieVan)),
      geinformeerden: filled(personen.flatMap(({ node, id }) => informeringOf(node, id) ?? [])),
    }),
  };
}
