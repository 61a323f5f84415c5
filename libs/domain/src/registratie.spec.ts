import type { EigenRegistratie } from '@schakel/contracts';
import fc from 'fast-check';
import { geschiedenis, play, wide } from '../../../test/support/history';
import type { Geschiedenis } from '../../../test/support/history';
import { metEigenSysteem } from '../../../test/support/registratie';
import { inrichting, kind, meldingProfessional, moeder, vera, vtMelding } from '../../../test/support/world';
import { makeDecide } from './decide';
import type { BerichtIn, Gevolg } from './index';
import { eigenSysteem } from './registratie';

const now = new Date('2026-11-23T09:00:00Z');
const bericht = (soort: 'vt-melding.v1' | 'melding-professional.v1', inhoud: BerichtIn['inhoud']): BerichtIn => ({
  id: 'b1',
  soort,
  partij: 'politie-mn',
  ontvangenOp: now,
  inhoud,
  twijfel: [],
  radar: [],
});
const registraties = (gevolgen: readonly Gevolg[]): EigenRegistratie[] =>
  gevolgen.flatMap((gevolg) => (gevolg.soort === 'verzending' && gevolg.bericht === 'eigen-registratie.v1' ? [gevolg.inhoud] : []));

test('without an own dossier system nothing is registered', () => {
  expect(registraties(makeDecide(inrichting)(undefined, bericht('vt-melding.v1', vtMelding([kind])), now).gevolgen)).toEqual([]);
});

test('a melding goes to the own dossier complete, with who reported and what a doctor wrote', () => {
  const inhoud = meldingProfessional([kind, moeder]);
  const [first, ...more] = registraties(makeDecide(metEigenSysteem)(undefined, bericht('melding-professional.v1', inhoud), now).gevolgen);
  expect(more).toEqual([]);
  expect(first).toMatchObject({ volgnummer: 1, soort: 'melding-professional.v1', casusStatus: 'ontvangen' });
  expect(first?.meldingen?.[0]).toMatchObject({ melder: inhoud.melder, zorgelijkeSituatie: { omschrijving: 'zorgtekst' } });
  expect(first?.personen).toMatchObject([
    { id: 'kind', bsn: '999990019', formeelAdres: kind.formeelAdres },
    { id: 'moeder', bsn: '999991772' },
  ]);
});

test('a schuiladres stays here, and holds the casus until a worker took it over by hand', () => {
  const hidden = { ...moeder, schuiladres: 'Schuilplaats 1', feitelijkAdres: { straat: 'Schuilplaats' } };
  const { casus, gevolgen } = makeDecide(metEigenSysteem)(undefined, bericht('vt-melding.v1', vtMelding([hidden])), now);
  expect(JSON.stringify(registraties(gevolgen))).not.toContain('Schuilplaats');
  expect(registraties(gevolgen)[0]?.personen?.[0]?.schuiladresAchtergehouden).toBe(true);
  const waits = () => casus.termijnen.filter(({ soort }) => soort === 'schuiladres-overnemen');
  expect(waits()).toHaveLength(1);
  const notitie = {
    ...bericht('vt-melding.v1', vtMelding([])),
    id: 'b2',
    soort: 'casus-notitie.v1' as const,
    partij: 'veilig-thuis-gv',
    inhoud: {
      casus: casus.id,
      versie: 1,
      onderwerp: 'schuiladres-overgenomen' as const,
      door: { id: 'v', naam: 'Vera', organisatie: 'veilig-thuis' },
    },
  };
  const after = makeDecide(metEigenSysteem)({ ...casus, status: 'afgesloten' }, notitie, now);
  expect(after.gevolgen).toContainEqual({ soort: 'termijn-vervuld', id: waits()[0]?.id });
});

test('so does that of somebody who is named beside a person, with the place where they stay', () => {
  const zus = { id: 'zus', geslachtsnaam: 'Testzus', schuiladres: 'Schuilplaats 1', feitelijkAdres: { straat: 'Schuilplaats' } };
  const melding = vtMelding([{ ...moeder, relaties: [zus] }]);
  const { casus, gevolgen } = makeDecide(metEigenSysteem)(undefined, bericht('vt-melding.v1', melding), now);
  const persoon = registraties(gevolgen)[0]?.personen?.[0];
  expect(persoon).toMatchObject({ schuiladresAchtergehouden: true, relaties: [{ geslachtsnaam: 'Testzus' }] });
  expect(JSON.stringify(persoon)).not.toContain('Schuilplaats');
  expect(casus.termijnen.map(({ soort }) => soort)).toContain('schuiladres-overnemen');
});

test('what the sender of a generieke melding hears stands in the dossier too', () => {
  const decide = makeDecide(metEigenSysteem);
  const generiek = { ...bericht('vt-melding.v1', vtMelding([])), inhoud: { zorgelijkeSituatie: { betrokkenen: [kind] } } };
  const { casus } = decide(undefined, { ...generiek, soort: 'generieke-melding.v1' }, now);
  const inhoud = { casus: casus.id, versie: casus.versie, uitkomst: 'onderzoek' as const, toelichting: 'nog geen contact', door: vera };
  const besluit = { ...generiek, id: 'b2', soort: 'vervolgbesluit.v1' as const, partij: 'veilig-thuis-gv', inhoud };
  const [registratie] = registraties(decide(casus, besluit, now).gevolgen);
  expect(registratie?.terugkoppelingen).toMatchObject([{ ontvanger: 'politie-mn', melding: 'b1' }]);
});

test('each version of a casus is registered once, whatever happens, and nothing about a registratie is', () => {
  fc.assert(
    fc.property(geschiedenis, (given: Geschiedenis) => {
      for (const { voor, bericht: one, besluit } of play(given, { ...wide, hub: metEigenSysteem.hub })) {
        const sent = registraties(besluit.gevolgen);
        const about = 'verzending' in one.inhoud ? one.inhoud.verzending : '';
        const ofRegistratie = voor?.verzonden.some(({ id, ontvanger }) => id === about && ontvanger === eigenSysteem);
        if (besluit.casus.versie === (voor?.versie ?? 0) || ofRegistratie) expect(sent).toEqual([]);
        else expect(sent.map(({ volgnummer }) => volgnummer)).toEqual([besluit.casus.versie]);
      }
    }),
    { numRuns: 60 },
  );
});

test('a registratie that is refused gives a signaal and no further registratie', () => {
  const opened = makeDecide(metEigenSysteem)(undefined, bericht('vt-melding.v1', vtMelding([kind])), now);
  const verzending = opened.casus.verzonden.find(({ ontvanger }) => ontvanger === eigenSysteem)!.id;
  const no = { ...bericht('vt-melding.v1', vtMelding([])), id: 'b3', soort: 'afwijzing.v1' as const, partij: eigenSysteem };
  const refused = makeDecide(metEigenSysteem)(opened.casus, { ...no, inhoud: { verzending, foutcode: 'http-400' } }, now);
  expect(refused.casus.signalen.map(({ soort }) => soort)).toEqual(['partner-weigert']);
  expect(registraties(refused.gevolgen)).toEqual([]);
});
