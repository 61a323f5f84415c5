import { inrichting, World, kind, moeder, oma, vader, vtMelding } from '../../../test/support/world';
import { proposeDeelcasussen } from './deelcasus-voorstel';
import { kinderenIn } from './verzoek-tot-onderzoek';
import { meldingNamen } from './voorganger';

const verbeterd = (world: World, ...args: Parameters<typeof vtMelding>) =>
  world.send('vt-melding.v1', 'politie-mn', vtMelding(...args), 'verbetering');

test('a correction stands beside the melding that it takes the place of, and both stay readable', () => {
  const world = new World();
  world.report([kind], { omschrijvingIncident: 'eerst' });
  verbeterd(world, [kind], { omschrijvingIncident: 'beter' });

  const [oud, nieuw] = world.file.meldingen;
  expect(oud).toMatchObject({ vervangenDoor: 'verbetering', inhoud: { omschrijvingIncident: 'eerst' } });
  expect(nieuw).toMatchObject({ bericht: 'verbetering', inhoud: { omschrijvingIncident: 'beter' } });
  expect(world.file.signalen).toMatchObject([{ soort: 'melding-vervangen' }]);
});

test('who is the same person keeps the number and the questions that were asked; what changed in the identity is shown', () => {
  const world = new World();
  world.report([kind, moeder, vader]);
  world.askAll();
  verbeterd(world, [
    { ...kind, id: 'k2', voornamen: 'Beter' },
    { ...oma, id: 'o2', rol: 'jeugdige' },
  ]);

  expect(world.file.personen.map(({ id, nietMeerGenoemd }) => [id, nietMeerGenoemd !== undefined])).toEqual([
    ['kind', false],
    ['moeder', true],
    ['vader', true],
    ['o2', false],
  ]);
  expect(world.file.personen[0]).toMatchObject({ voornamen: 'Beter', gewijzigdeVelden: ['voornamen'] });
  expect(world.file.vragen.map(({ persoon }) => persoon)).toEqual(['kind', 'moeder', 'vader']);
  expect(world.file.voorstelVragen.map(({ persoon }) => persoon)).toEqual(['o2']);
  expect(world.termijn('informeren', 'o2').vervuldOp).toBeUndefined();
});

test('an older version that is handled later takes the place of nothing', () => {
  const world = new World();
  world.report([kind], { omschrijvingIncident: 'beter', sashNiveau: 'hoog' });
  world.now = new Date(world.now.getTime() - 60_000);
  verbeterd(world, [{ ...kind, id: 'k2', voornamen: 'Eerst' }, vader], { omschrijvingIncident: 'eerst' });

  const [beter, eerst] = world.file.meldingen;
  expect([beter?.vervangenDoor, eerst?.vervangenDoor]).toEqual([undefined, beter?.bericht]);
  expect(world.file.personen).toMatchObject([{ id: 'kind', voornamen: 'Test' }, { id: 'vader', nietMeerGenoemd: beter?.bericht }]);
});

test('twins keep each their own number, in whatever order a correction names them', () => {
  const world = new World();
  const { voornamen: _, ...een } = kind;
  const twee = { ...een, id: 'twee', bsn: '999990159' };
  world.report([een, twee]);
  verbeterd(world, [
    { ...twee, id: 'b' },
    { ...een, id: 'a' },
  ]);
  expect(world.file.personen.map(({ id, bsn }) => [id, bsn])).toEqual([
    ['kind', kind.bsn],
    ['twee', '999990159'],
  ]);
});

test('whom a correction does not name any more goes nowhere by itself: no question, no team, no Raad', () => {
  const world = new World();
  const buurkind = { ...kind, id: 'buurkind', bsn: '999990159', geslachtsnaam: 'Buurkind' };
  world.report([kind, moeder, buurkind]);
  verbeterd(world, [kind, moeder]);
  expect(world.file.voorstelVragen.map(({ persoon }) => persoon)).not.toContain('buurkind');
  expect(proposeDeelcasussen(inrichting, world.file, world.now).flatMap(({ personen }) => personen)).not.toContain('buurkind');
  expect(kinderenIn(world.file, '2026-11-23').map(({ id }) => id)).toEqual(['kind']);

  world.note('contactmoment');
  expect(world.decideOn({ deelcasussen: [{ personen: ['moeder'] }] }).geweigerd).toBe('deelcasus-onvolledig');
  expect(world.decideOn({ deelcasussen: [{ personen: ['kind', 'moeder', 'kind'] }] }).geweigerd).toBe('deelcasus-onvolledig');
  expect(world.decideOn({ deelcasussen: [{ personen: ['kind', 'moeder'] }] }).geweigerd).toBeUndefined();
  expect(JSON.stringify(world.sent('overdracht.v1'))).not.toContain('Buurkind');
});

test('what keeps somebody safe outlives a correction that is silent about it', () => {
  const world = new World();
  const onveilig = { wijze: 'telefoon', veiligBereikbaar: false } as const;
  const melder = { naam: 'Testmelder' };
  const professional = (persoon: object, more: object) =>
    world.send('melding-professional.v1', 'zorg-voorbeeld', {
      melder,
      zorgelijkeSituatie: { situatieschets: 'x', betrokkenen: [{ ...kind, ...persoon }] },
      ...more,
    });
  professional({ schuiladres: 'Opvanglaan 9', contactmogelijkheden: [onveilig] }, { kenmerk: 'Z-1' });
  professional({ id: 'k2', feitelijkAdres: { straat: 'Opvanglaan' } }, { kenmerk: 'Z-2', vervangt: 'Z-1' });

  expect(world.file.personen).toMatchObject([{ id: 'kind', schuiladres: 'Opvanglaan 9', contactmogelijkheden: [onveilig] }]);
});

test('a correction raises and never lowers, and wakes nobody twice', () => {
  const world = new World();
  world.report([kind]);
  verbeterd(world, [kind], { sashNiveau: 'hoog' });
  world.send('vt-melding.v1', 'politie-mn', vtMelding([kind]), 'nog-een');

  expect(world.file.dringend).toBe(true);
  expect(world.sent('alarm.v1')).toHaveLength(1);
});

test('after the vervolgbesluit a correction is no part of the casus any more', () => {
  const world = new World();
  world.report([kind]);
  world.note('contactmoment');
  world.decideOn({ uitkomst: 'onderzoek' });

  expect(verbeterd(world, [kind]).geweigerd).toBe('toestand-laat-niet-toe');
});

test('the police hears once about a melding that it corrected', () => {
  const world = new World();
  world.report([kind]);
  verbeterd(world, [kind]);
  world.note('contactmoment');
  world.decideOn({ uitkomst: 'onderzoek' });

  expect(world.sent('vt-terugkoppeling.v1').map(({ onderwerp }) => onderwerp)).toEqual(['verbetering']);
});

test('a professional names the melding that a new one takes the place of', () => {
  const inhoud = { kenmerk: 'Z-2', vervangt: 'Z-1', melder: {}, zorgelijkeSituatie: { situatieschets: 'x', betrokkenen: [] } };
  const bericht = {
    id: 'b',
    soort: 'melding-professional.v1',
    partij: 'zorg-voorbeeld',
    ontvangenOp: new Date('2026-11-23T09:00:00Z'),
    inhoud,
  } as const;
  expect(meldingNamen({ ...bericht, twijfel: [], radar: [] })).toEqual({
    eigen: { partij: 'zorg-voorbeeld', kenmerk: 'Z-2' },
    voorganger: { partij: 'zorg-voorbeeld', kenmerk: 'Z-1', genoemd: true },
  });
});
