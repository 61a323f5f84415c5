/** The formats in which a melding comes in: one message of each that fills what the format has, and by hand what it must be read as. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MeldingProfessional, OpgenomenMelding, validate } from '@schakel/contracts';
import { leesMelding, nummerPersonen, type GelezenMelding, type MeldingSoort } from '@schakel/domain';
import { decode } from '@schakel/ketenpartners';
import { formulierTekst, opgenomen, opnameVelden, professional, tabel, uitFormulier } from './berichten';
import * as letterlijk from './letterlijk';

/** What is offered at a door, in the one form that its format has. */
export type Bericht =
  | { readonly vorm: 'xml'; readonly xml: string }
  | { readonly vorm: 'json'; readonly json: object }
  | { readonly vorm: 'mail'; readonly inhoud: { readonly text: string; readonly html?: string } }
  | { readonly vorm: 'opname'; readonly velden: readonly (readonly [string, string])[] };

export interface Formaat {
  readonly soort: MeldingSoort;
  /** `kenmerk` is the number under which it is sent, `zender` the OIN of who sends it. */
  readonly bericht: (kenmerk: string, zender: string) => Bericht;
  /** What it says, read without any door between, by who has the bericht under this id. */
  readonly lees: (kenmerk: string, id: string) => GelezenMelding;
  /** What it says, written out by hand: a part of `lees`. */
  readonly letterlijk: object;
  readonly dringend: boolean;
  /** Whether its own words ask for haste, so that a person gets the whole mail too. */
  readonly vraagtHaast?: true;
}

type StufSoort = 'vt-melding.v1' | 'generieke-melding.v1' | 'zorgmelding.v1';
const politieOin = '00000099000000003000';

function stuf(soort: StufSoort, file: string, more: Pick<Formaat, 'letterlijk' | 'dringend'>): Formaat {
  const text = readFileSync(join(__dirname, '../../fixtures/stuf', file), 'utf8');
  const sent = (kenmerk: string, zender: string): string =>
    text.replaceAll(politieOin, zender).replace(/(?<=<StUF:referentienummer>)[^<]+/, kenmerk);
  return {
    soort,
    bericht: (kenmerk, zender) => ({ vorm: 'xml', xml: sent(kenmerk, zender) }),
    lees: (_, id) => leesMelding(soort, decode(soort, Buffer.from(text), id)),
    ...more,
  };
}

const leesProfessional = (melding: object, id: string): GelezenMelding =>
  leesMelding('melding-professional.v1', nummerPersonen(validate(MeldingProfessional, melding), id));

const formulier = (inhoud: (kenmerk: string) => { readonly text: string; readonly html?: string }): Formaat => ({
  soort: 'melding-professional.v1',
  bericht: (kenmerk) => ({ vorm: 'mail', inhoud: inhoud(kenmerk) }),
  lees: (kenmerk, id) => leesProfessional(uitFormulier(kenmerk), id),
  letterlijk: letterlijk.formulier,
  dringend: true,
  vraagtHaast: true,
});

export const formaten = {
  vtMeldingDi01: stuf('vt-melding.v1', 'vt-melding-volledig.xml', { letterlijk: letterlijk.vtMelding, dringend: true }),
  meldingGeneriekDi01: stuf('generieke-melding.v1', 'melding-generiek-volledig.xml', {
    letterlijk: letterlijk.generiekeMelding,
    dringend: true,
  }),
  zorgmeldingDi01: stuf('zorgmelding.v1', 'zorgmelding-volledig.xml', { letterlijk: letterlijk.zorgmelding, dringend: false }),
  'melding-professional': {
    soort: 'melding-professional.v1',
    bericht: (kenmerk) => ({ vorm: 'json', json: professional(kenmerk) }),
    lees: (kenmerk, id) => leesProfessional(professional(kenmerk), id),
    letterlijk: letterlijk.professional,
    dringend: true,
  },
  'formulier als tekst': formulier((kenmerk) => ({ text: formulierTekst(kenmerk) })),
  'formulier als tabel': formulier((kenmerk) => ({ text: '', html: tabel(formulierTekst(kenmerk)) })),
  'opgenomen-melding': {
    soort: 'opgenomen-melding.v1',
    bericht: () => ({ vorm: 'opname', velden: opnameVelden }),
    lees: (kenmerk, id) => leesMelding('opgenomen-melding.v1', nummerPersonen(validate(OpgenomenMelding, opgenomen(kenmerk)), id)),
    letterlijk: letterlijk.opgenomen,
    dringend: true,
  },
} as const satisfies Record<string, Formaat>;

export type FormaatNaam = keyof typeof formaten;
export const formaatNamen = Object.keys(formaten) as FormaatNaam[];
