import type { Antwoord, DocumentBijMelding, Inhoud, Persoon } from '@schakel/contracts';
import type { Geinformeerde, GelezenMelding, MeldingInhoud } from './gelezen-melding';
import { aanwijzingenIn } from './urgentie';

type Situatie = MeldingInhoud['zorgelijkeSituatie'];

/** The question codes of a generieke melding that ask what a vtMelding has a field for (StUF-Jeugdzorg 1.0.9 VraagAntwoordType). */
const velden = {
  'VT-001': 'bestaandeHulpverlening',
  'VT-002': 'tijdelijkHuisverbod',
  'VT-003': 'aanhouding',
  'VT-004': 'aangifte',
  'VT-005': 'eergerelateerdGeweld',
} as const satisfies Record<string, keyof Situatie>;
const registratie = 'VT-006';
const isVeld = (code: string): code is keyof typeof velden => Object.hasOwn(velden, code);

/** A code that was answered twice keeps both answers. */
function situatieUit(antwoorden: readonly Antwoord[]): Partial<Situatie> {
  const registraties = antwoorden.flatMap(({ code, tekst }) => (code === registratie && tekst ? [tekst] : []));
  const found: Partial<Record<(typeof velden)[keyof typeof velden], string>> = {};
  for (const { code, tekst } of antwoorden)
    if (isVeld(code) && tekst) found[velden[code]] = [found[velden[code]], tekst].filter(Boolean).join('\n');
  const rest = antwoorden.filter(({ code }) => !isVeld(code) && code !== registratie);
  return {
    ...found,
    ...(registraties.length > 0 ? { relevanteRegistraties: registraties } : {}),
    ...(rest.length > 0 ? { antwoorden: rest } : {}),
  };
}

const zonderPersoon = ({
  persoon: _,
  wie,
  ...each
}: NonNullable<Inhoud<'generieke-melding.v1'>['geinformeerden']>[number]): Geinformeerde => ({
  ...each,
  ...(wie ? { persoon: wie } : {}),
});

/** A report in the generic format; what it asks in codes is read into the fields of a vtMelding, so that one page and one urgency serve both. */
export function leesGeneriekeMelding(melding: Inhoud<'generieke-melding.v1'>): GelezenMelding {
  const { kenmerk, zorgelijkeSituatie, geinformeerden, tijdstipMelding, tijdstipIncident, ...rest } = melding;
  const { betrokkenen, antwoorden = [], ...situatie } = zorgelijkeSituatie;
  const inhoud: MeldingInhoud = {
    ...rest,
    ...(kenmerk ? { kenmerk } : {}),
    ...(tijdstipMelding ? { tijdstipMelding, datumMelding: tijdstipMelding.slice(0, 10) } : {}),
    ...(tijdstipIncident ? { tijdstipIncident, datumIncident: tijdstipIncident.slice(0, 10) } : {}),
    zorgelijkeSituatie: { ...situatie, ...situatieUit(antwoorden) },
    ...(geinformeerden ? { geinformeerden: geinformeerden.map(zonderPersoon) } : {}),
  };
  return { ...kenmerkOf(kenmerk), inhoud, betrokkenen, geinformeerden: geen, aanwijzingen: aanwijzingenIn(inhoud) };
}
const geen: readonly Persoon[] = [];
const kenmerkOf = (kenmerk: string | undefined): Pick<GelezenMelding, 'kenmerk'> => (kenmerk ? { kenmerk } : {});

/** The bytes of a document do not go into the casus: they stay in the journal, under their own key. */
function documentUit({ inhoud, ...rest }: DocumentBijMelding): NonNullable<MeldingInhoud['document']> {
  return inhoud === undefined ? rest : { ...rest, geopendUitBericht: true };
}

/** The old police message. It knows no indication of urgency. */
export function leesZorgmelding(melding: Inhoud<'zorgmelding.v1'>): GelezenMelding {
  const { zorgelijkeSituatie, document, ...rest } = melding;
  const { betrokkenen, ...situatie } = zorgelijkeSituatie;
  return {
    ...kenmerkOf(melding.kenmerk),
    inhoud: {
      ...rest,
      zorgelijkeSituatie: { ...situatie, ...(document?.tekst ? { omschrijving: document.tekst } : {}) },
      ...(document ? { document: documentUit(document) } : {}),
    },
    betrokkenen,
    geinformeerden: geen,
    aanwijzingen: [],
  };
}
