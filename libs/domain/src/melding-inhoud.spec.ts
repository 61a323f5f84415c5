import { kind, meldingProfessional, moeder, vera, vtMelding, World } from '../../../test/support/world';
import { leesMelding, nummerPersonen } from './melding-inhoud';

test('a report of a professional opens a casus with the same parts as one of the police', () => {
  const [politie, zorg] = [new World(), new World()];
  politie.report([kind, moeder]);
  zorg.send('melding-professional.v1', 'zorg-voorbeeld', meldingProfessional([kind, moeder]));
  expect(zorg.casus?.personen.map(({ id, aard }) => ({ id, aard }))).toEqual(politie.casus?.personen.map(({ id, aard }) => ({ id, aard })));
  expect(zorg.casus?.meldingen[0]).toMatchObject({
    partij: 'zorg-voorbeeld',
    inhoud: { zorgelijkeSituatie: { omschrijving: 'zorgtekst' } },
  });
  expect(zorg.casus?.termijnen.map(({ soort }) => soort)).toEqual(politie.casus?.termijnen.map(({ soort }) => soort));
});

test('danger that the professional sees wakes the duty service', () => {
  const world = new World();
  const { gevolgen } = world.send('melding-professional.v1', 'zorg-voorbeeld', meldingProfessional([kind], { acuteOnveiligheid: true }));
  expect(world.casus?.dringend).toBe(true);
  expect(gevolgen.filter(({ soort }) => soort === 'verzending')).toMatchObject([
    { bericht: 'alarm.v1', inhoud: { aanwijzingen: ['acute-onveiligheid'] } },
  ]);
});

test('a report that was written down counts from when it reached Veilig Thuis, and as from who reported', () => {
  const world = new World(new Date('2026-11-24T15:00:00Z'));
  const opname = { bron: 'mail', door: vera, partij: 'zorg-voorbeeld', bereiktOp: '2026-11-23T09:00:00.000Z', poststuk: 'p' } as const;
  world.send('opgenomen-melding.v1', 'veilig-thuis-gv', { ...meldingProfessional([kind]), ...opname });
  expect(world.casus?.ontvangenOp).toBe('2026-11-23T09:00:00.000Z');
  expect(world.casus?.meldingen[0]).toMatchObject({
    partij: 'zorg-voorbeeld',
    inhoud: { opname: { bron: 'mail', poststuk: 'p', door: vera } },
  });
  expect(world.casus?.termijnen.every(({ soort, start }) => soort !== 'veiligheidsbeoordeling' || start.startsWith('2026-11-23'))).toBe(
    true,
  );
});

test('labels of a sender become numbers of the hub, the same for whoever is named twice', () => {
  const sent = meldingProfessional([kind, moeder], {
    geinformeerden: [{ wie: kind.id, geinformeerd: false, redenNietGeinformeerd: 'x' }],
  });
  const numbered = nummerPersonen(sent, 'bericht');
  const [first, second] = numbered.zorgelijkeSituatie.betrokkenen;
  expect(first?.id).not.toBe(kind.id);
  expect(first?.id).not.toBe(second?.id);
  expect(leesMelding('melding-professional.v1', numbered).inhoud.geinformeerden).toEqual([
    { persoon: first?.id, geinformeerd: false, redenNietGeinformeerd: 'x' },
  ]);
  expect(nummerPersonen(sent, 'ander').zorgelijkeSituatie.betrokkenen[0]?.id).not.toBe(first?.id);
  expect(leesMelding('vt-melding.v1', vtMelding([kind])).betrokkenen).toEqual([kind]);
});
