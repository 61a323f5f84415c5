import type { BevindingSoort, Stand } from '.';
import { bevindingen, bevindingSoorten, kopregel } from '.';

const now = new Date('2026-05-04T12:00:00Z');
const before = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const days = (count: number): Date => before(-count * 24 * 60);
const healthy: Stand = {
  lanes: [],
  partners: [],
  verzendingen: [],
  berichten: [],
  geweigerd: [],
  deuren: [],
  afzenders: [],
  verwacht: [{ partij: 'politie-mn', uiterlijk: before(-1) }],
  termijnen: [],
  vervaldata: [],
  relayLeidt: true,
  onverzegeld: { aantal: 0, oudste: null },
  concepten: { aantal: 0, oudste: null },
  hartslagen: {},
  postbussen: [{ postbus: 'meldingen', gezienOp: before(4) }],
  terugNaarPostbus: { aantal: 1, oudste: before(50) },
  diensten: [],
  alarmen: { onbeantwoord: { aantal: 0, oudste: null }, mislukt: { aantal: 0, oudste: null } },
  roostergaten: [],
};
const verzending = {
  partner: 'rvdk',
  kanaal: 'stuf-direct',
  soort: 'check-op-bekendheid',
  aantal: 2,
  oudste: before(60),
  volgendePoging: now,
};
const partner = {
  partner: 'rvdk',
  toestand: 'open',
  fouten: 5,
  volgendePoging: now,
  laatsteSucces: null,
  antwoordMs: 20,
  perMinuut: 0,
} as const;
const found = (stand: Partial<Stand>) => bevindingen({ ...healthy, ...stand }, now);

/** A stand in which only this is wrong, and whether an administrator must act. */
const wrong: Readonly<Record<BevindingSoort, readonly [Partial<Stand>, 'handelen' | 'let-op', string]>> = {
  'bericht-in-quarantaine': [
    { berichten: [{ soort: 'vt-melding', status: 'quarantaine', aantal: 1, oudste: before(9) }] },
    'handelen',
    'vt-melding',
  ],
  'afzender-stil': [{ verwacht: [{ partij: 'politie-mn', uiterlijk: before(1) }] }, 'handelen', 'politie-mn'],
  'verzending-onzeker': [{ verzendingen: [{ ...verzending, status: 'onzeker', foutcode: 'uitkomst-onbekend' }] }, 'handelen', 'rvdk'],
  'verzending-mislukt': [{ verzendingen: [{ ...verzending, status: 'gereed', foutcode: 'partner-onbereikbaar' }] }, 'handelen', 'rvdk'],
  'bevestiging-ontbreekt': [
    {
      verzendingen: [{ ...verzending, partner: 'eigen-systeem', oudste: before(300), status: 'gereed', foutcode: 'bevestiging-ontbreekt' }],
    },
    'handelen',
    'eigen-systeem',
  ],
  'partner-onbereikbaar': [{ partners: [partner] }, 'handelen', 'rvdk'],
  'wachtrij-staat-stil': [
    { lanes: [{ lane: 'afhandeling.dringend', open: 1, opDeBus: 0, oudste: before(6), perMinuut: 0 }] },
    'handelen',
    'afhandeling.dringend',
  ],
  'relay-staat-stil': [{ relayLeidt: false }, 'handelen', 'relay'],
  'dienst-weg': [{ diensten: [{ dienst: 'bus', bereikbaar: false, sinds: before(1) }] }, 'handelen', 'bus'],
  'postbus-stil': [{ postbussen: [{ postbus: 'meldingen', gezienOp: before(6) }] }, 'handelen', 'meldingen'],
  'postbus-terug-wacht': [{ terugNaarPostbus: { aantal: 1, oudste: before(70) } }, 'let-op', 'postbussen'],
  'audit-onverzegeld': [{ onverzegeld: { aantal: 3, oudste: before(2) } }, 'handelen', 'audit log'],
  'melding-geweigerd': [
    { geweigerd: [{ partij: 'politie-mn', deur: 'http', aantal: 1, oudste: before(3) }] },
    'handelen',
    'politie-mn, http',
  ],
  'poststuk-wacht': [
    { berichten: [{ soort: 'poststuk', status: 'te beoordelen', aantal: 1, oudste: before(300) }] },
    'handelen',
    'poststuk',
  ],
  'concept-wacht': [{ concepten: { aantal: 1, oudste: before(300) } }, 'handelen', 'concept'],
  'termijn-verstreken': [{ termijnen: [{ soort: 'acceptatie', dag: null, aantal: 4, oudste: before(3_000) }] }, 'let-op', 'acceptatie'],
  'termijn-nadert': [{ termijnen: [{ soort: 'antwoord', dag: '2026-05-04', aantal: 2, oudste: before(-60) }] }, 'let-op', 'antwoord'],
  'verloopt-binnenkort': [
    { vervaldata: [{ soort: 'certificaat', onderwerp: 'smime', geldigTot: days(6) }] },
    'handelen',
    'certificaat smime',
  ],
  'waarschuwer-stil': [{ hartslagen: { waarschuwer: before(3) } }, 'handelen', 'waarschuwer'],
  'post-ongelezen': [
    { berichten: [{ soort: 'poststuk', status: 'te beoordelen', aantal: 1, oudste: before(23 * 60) }] },
    'handelen',
    'poststuk',
  ],
  'alarm-onbeantwoord': [
    { alarmen: { ...healthy.alarmen, onbeantwoord: { aantal: 1, oudste: before(20) } } },
    'handelen',
    'bereikbaarheidsdienst',
  ],
  'alarm-niet-verstuurd': [{ alarmen: { ...healthy.alarmen, mislukt: { aantal: 2, oudste: before(1) } } }, 'handelen', 'oproepen'],
  'rooster-gat': [{ roostergaten: [{ van: before(-60), tot: before(-120) }] }, 'handelen', 'rooster'],
  'back-up-oud': [{ hartslagen: { 'back-up': before(27 * 60) } }, 'handelen', 'back-up'],
};

test.each(bevindingSoorten)('%s is found, says what to do, and is all that is wrong', (soort) => {
  const [stand, ernst, onderwerp] = wrong[soort];
  expect(found(stand)).toMatchObject([{ soort, ernst, onderwerp }]);
  const [{ wat, doe, sinds }] = found(stand) as [ReturnType<typeof found>[number]];
  for (const sentence of [wat, doe]) expect(sentence).toMatch(/^[A-Z0-9a-z].*\.$/);
  expect(Number.isNaN(sinds.getTime())).toBe(false);
});

test('nobody has to act while work is under way', () => {
  const lanes = [
    { lane: 'afhandeling.normaal', open: 4000, opDeBus: 64, oudste: before(4), perMinuut: 900 },
    { lane: 'verzending.rvdk.normaal', open: 2, opDeBus: 0, oudste: before(-30), perMinuut: null },
  ];
  const partners = [{ ...partner, toestand: 'gesloten', fouten: 1 }] as const;
  const verzendingen = [{ ...verzending, status: 'gereed', foutcode: 'partner-onbereikbaar', oudste: before(14) }] as const;
  const vervaldata = [{ soort: 'certificaat', onderwerp: 'smime', geldigTot: days(31) }];
  const berichten = [{ soort: 'vt-melding', status: 'ontvangen', aantal: 9, oudste: before(2) }];
  const hartslagen = { waarschuwer: before(1), 'back-up': before(25 * 60) };
  const stand = { lanes, partners, verzendingen, vervaldata, berichten, hartslagen, onverzegeld: { aantal: 2, oudste: now } };
  expect(found(stand)).toEqual([]);
  expect(kopregel(found(stand))).toBe('Niemand hoeft iets te doen');
});

test('a queue that is long but moves asks for attention, not for action', () => {
  const lanes = [{ lane: 'afhandeling.normaal', open: 90_000, opDeBus: 500, oudste: before(20), perMinuut: 6_000 }];
  expect(found({ lanes })).toMatchObject([{ soort: 'wachtrij-staat-stil', ernst: 'let-op' }]);
});

test('what asks for action comes first, and of that the oldest', () => {
  const all = Object.values(wrong).reduce<Partial<Stand>>((stand, [part]) => merged(stand, part), {});
  const order = found(all);
  expect(order.map(({ ernst }) => ernst)).toEqual([...order.map(({ ernst }) => ernst)].sort());
  const acting = order.filter(({ ernst }) => ernst === 'handelen').map(({ sinds }) => sinds.getTime());
  expect(acting).toEqual([...acting].sort((one, other) => one - other));
  expect(kopregel(order)).toBe(`${acting.length} dingen vragen om actie`);
  expect(kopregel(found({ relayLeidt: false }))).toBe('1 ding vraagt om actie');
});

test('a back-up that was never made is late since the beginning', () => {
  const hartslagen = { begin: before(27 * 60) };
  expect(found({ hartslagen })).toMatchObject([{ soort: 'back-up-oud', wat: 'Er is nog nooit een back-up gemaakt.' }]);
  expect(found({ hartslagen: { begin: before(1) } })).toEqual([]);
});

test('the failures of a partner that is away are one finding, not many', () => {
  const verzendingen = [{ ...verzending, status: 'gereed', foutcode: 'partner-onbereikbaar' }] as const;
  expect(found({ partners: [partner], verzendingen })).toMatchObject([{ soort: 'partner-onbereikbaar', aantal: 2 }]);
});

test('of a partner that is away, nobody is told that the hub tries again when nothing waits', () => {
  const verzendingen = (status: 'gereed' | 'onzeker') => [{ ...verzending, status, foutcode: 'uitkomst-onbekend' }];
  const doe = (status: 'gereed' | 'onzeker') =>
    found({ partners: [partner], verzendingen: verzendingen(status) }).find(({ soort }) => soort === 'partner-onbereikbaar')?.doe;
  expect(doe('gereed')).toContain('probeert het zelf opnieuw');
  expect(doe('onzeker')).not.toContain('probeert het zelf opnieuw');
});

test('a partner for which nothing waits asks for no action once its pause is over', () => {
  const away = { ...partner, volgendePoging: before(1) };
  const ernst = (verzendingen: Stand['verzendingen']) => found({ partners: [away], verzendingen })[0]?.ernst;
  expect([ernst([]), ernst([{ ...verzending, status: 'gereed', foutcode: 'partner-onbereikbaar' }])]).toEqual(['let-op', 'handelen']);
});

test('a hole in the roster is a matter of attention until it is near', () => {
  const ernst = (van: Date) => found({ roostergaten: [{ van, tot: days(12) }] })[0]?.ernst;
  expect([days(9), days(1), now].map(ernst)).toEqual(['let-op', 'handelen', 'handelen']);
});

test('post is late once the hour of judging has passed since it came', () => {
  const soortOf = (oudste: Date) => found({ berichten: [{ soort: 'poststuk', status: 'te beoordelen', aantal: 1, oudste }] })[0]?.soort;
  // It is two in the afternoon: at four yesterday everything of before must have been read.
  expect([before(22 * 60 - 1), before(22 * 60)].map(soortOf)).toEqual(['poststuk-wacht', 'post-ongelezen']);
});

test('a certificate is a matter of attention first, and of action in its last week and after', () => {
  const ernst = (geldigTot: Date) => found({ vervaldata: [{ soort: 'certificaat', onderwerp: 'smime', geldigTot }] })[0]?.ernst;
  expect([days(31), days(29), days(6), before(1)].map(ernst)).toEqual([undefined, 'let-op', 'handelen', 'handelen']);
});

const merged = (one: Partial<Stand>, other: Partial<Stand>): Partial<Stand> => {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])] as (keyof Stand)[];
  return Object.fromEntries(keys.map((key) => [key, both(one[key], other[key])]));
};
function both(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return [...(one as unknown[]), ...(other as unknown[])];
  return other ?? one;
}
