import { makeDecide } from '@schakel/domain';
import type { BerichtIn, Casus, Gevolg } from '@schakel/domain';
import { minimise } from '@schakel/privacy';
import type { Minimised } from '@schakel/privacy';
import { shippedFor } from './policies';
import { inrichting, kind, meldingProfessional, moeder } from './world';

/** The delivered inrichting with an own dossier system. */
export const metEigenSysteem = {
  ...inrichting,
  hub: { ...inrichting.hub, eigenSysteem: { soort: 'map', pad: '/srv/dossier', vorm: 'json' } as const },
};

const now = new Date('2026-11-23T09:00:00Z');

/** The registratie of a melding of a professional, as the shipped verstrekkingsbeleid lets it through. */
export function verzegeldeRegistratie(): Minimised {
  const inhoud = meldingProfessional([kind, moeder], {
    zorgelijkeSituatie: { situatieschets: 'zorgtekst <b>', betrokkenen: [kind, moeder] },
  });
  return registratieVan('melding-professional.v1', inhoud).verzegeld;
}

/** What a melding becomes here, and what the own dossier system hears of it. */
export function registratieVan(
  soort: BerichtIn['soort'],
  inhoud: BerichtIn['inhoud'],
  bestand?: BerichtIn['bestand'],
): { casus: Casus; verzegeld: Minimised } {
  const bericht: BerichtIn = {
    id: 'b1',
    soort,
    partij: 'zorg-voorbeeld',
    ontvangenOp: now,
    inhoud,
    twijfel: [],
    radar: [],
    ...(bestand ? { bestand } : {}),
  };
  const { casus, gevolgen } = makeDecide(metEigenSysteem)(undefined, bericht, now);
  const sent = gevolgen.find(isRegistratie);
  if (!sent) throw new Error('er is niets geregistreerd');
  const ontvanger = { id: 'eigen-systeem', soort: 'eigen-systeem', bsnToegestaan: true } as const;
  return { casus, verzegeld: minimise('eigen-registratie.v1', sent.inhoud, shippedFor('eigen-systeem'), { ontvanger, doel: sent.doel }) };
}

type Registratie = Extract<Gevolg, { bericht: 'eigen-registratie.v1' }>;
const isRegistratie = (gevolg: Gevolg): gevolg is Registratie => gevolg.soort === 'verzending' && gevolg.bericht === 'eigen-registratie.v1';
