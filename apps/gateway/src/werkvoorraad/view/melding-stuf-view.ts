import type { OrganisatieBijMelding } from '@schakel/contracts';
import type { MeldingInhoud } from '@schakel/domain';
import { datumTekst } from '../../web';
import type { Namen } from './namen';

type Regel = readonly [label: string, tekst: string | undefined];

/** LeefgebiedType of StUF-Jeugdzorg 1.0.9. */
const leefgebieden: Readonly<Record<string, string>> = {
  '01': 'Financiën',
  '02': 'Identiteit',
  '03': 'Houding, gedrag en vaardigheden',
  '04': 'Werk en opleiding',
  '05': 'Tijdsbesteding',
  '06': 'Huisvesting',
  '07': '(Huiselijke) relaties',
  '08': 'Geestelijke gezondheid',
  '09': 'Lichamelijke gezondheid',
  '10': 'Problematisch middelengebruik en verslaving',
  '11': 'Sociaal netwerk',
  '12': 'Justitie en politie',
};

const organisatieTekst = ({ naam, rol, contactpersoon }: OrganisatieBijMelding): string =>
  [naam, rol, contactpersoon?.naam, ...(contactpersoon?.telefoonnummers ?? []), ...(contactpersoon?.emailadressen ?? [])]
    .filter(Boolean)
    .join(', ');

const opDatum = (datum: string | undefined): string | undefined => datum && datumTekst(datum);
const documentTekst = ({ titel, bestandsnaam, auteur, datum }: NonNullable<MeldingInhoud['document']>): string =>
  [titel, bestandsnaam, auteur, opDatum(datum)].filter(Boolean).join(', ');

/** What only a generieke melding or an old zorgmelding tells, in the order in which it is read. */
export function stufRegels(melding: MeldingInhoud, namen: Namen): Regel[] {
  const { zorgelijkeSituatie: situatie, document, organisaties = [], extraElementen = [], verwijzingen = [], indiener } = melding;
  const instanties = situatie.instantiesBetrokken;
  return [
    ['Tot', opDatum(melding.tijdstipEindeIncident)],
    ['Reden van de melding', [melding.redenMelding, melding.aanleiding].filter(Boolean).join(': ')],
    ['Wat de melder vraagt', melding.verzoekOmschrijving],
    ['Nadere omschrijving', situatie.nadereOmschrijving],
    ...(situatie.antwoorden ?? []).map(({ code, tekst }): Regel => [namen.vraagcode(code), tekst ?? 'niet ingevuld']),
    ...(situatie.leefgebieden ?? []).map(
      ({ leefgebied, toelichting }): Regel => [leefgebieden[leefgebied] ?? leefgebied, toelichting ?? 'genoemd'],
    ),
    ['Instanties betrokken', instanties === undefined ? undefined : instanties ? 'ja' : 'nee'],
    ['Overige informatie', [melding.overigeInformatie, ...verwijzingen].filter(Boolean).join('\n')],
    ['Ingediend door', indiener && organisatieTekst(indiener)],
    ['Rol van wie indient', melding.rolIndiener],
    ...organisaties.map((organisatie): Regel => ['Organisatie', organisatieTekst(organisatie)]),
    ['Document', document && documentTekst(document)],
    ...extraElementen.map(({ naam, waarde }): Regel => [naam, waarde]),
  ];
}
