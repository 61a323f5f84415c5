import { actNow } from './act-now';
import type { Gezondheid } from './beheer.service';

const now = new Date('2026-05-04T12:00:00Z');
const before = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const healthy: Gezondheid = { lanes: [], journal: [], verzendingen: [], partners: [], quarantaine: [], geweigerd: [] };

test('nobody has to act while work is under way', () => {
  const lanes = [{ lane: 'afhandeling.normaal', open: 4000, opDeBus: 64, oudste: before(4) }];
  const partners = [{ partner: 'rvdk', toestand: 'gesloten', fouten: 1, volgendePoging: null, laatsteSucces: before(9) }] as const;
  const verzendingen = [{ soort: 'mail', status: 'gereed', aantal: 3, oudste: before(60) }];
  expect(actNow({ ...healthy, lanes, partners, verzendingen }, now)).toEqual([]);
});

test('each thing that waits for a person is a sentence', () => {
  const aside = { id: 'x', partij: 'p', deur: 'http', soort: 'vt-melding.v1', status: 'quarantaine', ontvangenOp: now, fouten: [] };
  const found = actNow(
    {
      ...healthy,
      lanes: [{ lane: 'afhandeling.dringend', open: 1, opDeBus: 0, oudste: before(6) }],
      partners: [{ partner: 'rvdk', toestand: 'open', fouten: 5, volgendePoging: now, laatsteSucces: null }],
      verzendingen: [
        { soort: 'stuf-direct', status: 'onzeker', aantal: 2, oudste: before(60) },
        { soort: 'mail', status: 'onzeker', aantal: 1, oudste: before(60) },
      ],
      quarantaine: [aside],
    },
    now,
  );
  expect(found.map((sentence) => sentence.split(/[:.]/)[0])).toEqual([
    'Berichten in quarantaine',
    'Verzendingen waarvan de uitkomst onzeker is',
    'Partner rvdk is niet bereikbaar',
    'Wachtrij afhandeling',
  ]);
  expect(found[1]).toContain('onzeker is: 3.');
});
