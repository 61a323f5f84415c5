import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Geschiedenis, Moment } from '../../../test/support/history';
import { geschiedenis, play, wide } from '../../../test/support/history';
import type { Gevolg, Verzending } from './besluit';
import { makeDecide } from './decide';
import { isDubbelAnoniem } from './dubbel-anoniem';
import { currentOverdracht } from './overdracht';
import { joinCasus, splitCasus } from './sections';
import { casusZetten } from './toestand';
import { dagVan, isVrijeDag } from './werkdagen';

const verzendingen = ({ besluit }: Moment): Verzending[] =>
  besluit.gevolgen.filter((gevolg: Gevolg): gevolg is Verzending => gevolg.soort === 'verzending');
const clone = <T>(value: T): T => (value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T));
const hasEffect = ({ voor, besluit }: Moment): boolean => besluit.casus !== voor;

/** Checks a law over random histories: duplicates, late, wrong and out of order, teams that react at random, the clock going forward. */
function always(law: (momenten: readonly Moment[]) => void, fixed: Partial<Geschiedenis> = {}, numRuns = 150): void {
  fc.assert(
    fc.property(geschiedenis, (given: Geschiedenis) => {
      law(play({ ...given, ...fixed }));
    }),
    { numRuns },
  );
}
const everywhere = (law: (moment: Moment) => void, fixed?: Partial<Geschiedenis>, numRuns?: number): void => {
  always(
    (momenten) => {
      momenten.forEach(law);
    },
    fixed,
    numRuns,
  );
};

test('exactly one partij has the zicht-op-veiligheid: Veilig Thuis, until a team that took a part up has it, or a region that confirmed', () => {
  everywhere(({ besluit: { casus } }) => {
    const holders = casus.deelcasussen
      .filter(({ status }) => status === 'opgepakt' || status === 'afgerond')
      .map((one) => one.procesregisseur);
    const confirmed = casus.doorzendingen?.at(-1);
    if (confirmed?.status === 'overgenomen') expect([casus.status, casus.zichtOpVeiligheid]).toEqual(['afgesloten', confirmed.partij]);
    else if (casus.status === 'overgedragen') expect(holders).toContain(casus.zichtOpVeiligheid);
    else if (casus.status === 'afgesloten') expect([wide.hub.partij, ...holders]).toContain(casus.zichtOpVeiligheid);
    else expect(casus.zichtOpVeiligheid).toBe(wide.hub.partij);
  });
});

test('a doorzending ends nothing until the other region confirms: who reported hears only then, and one at a time waits', () => {
  let confirmed = 0;
  const law = (moment: Moment): void => {
    const { voor, bericht, besluit } = moment;
    const all = besluit.casus.doorzendingen ?? [];
    expect(all.slice(0, -1).filter(({ status }) => status === 'verzonden' || status === 'overgenomen')).toEqual([]);
    const met = besluit.gevolgen.filter(({ soort }) => soort === 'termijn-vervuld' || soort === 'intrekking');
    if (bericht.soort === 'doorzending.v1') expect([met, besluit.casus.status]).toEqual([[], voor?.status]);
    const wrong = verzendingen(moment).some(({ inhoud }) => 'status' in inhoud && inhoud.status === 'Melding onjuist geadresseerd');
    if (wrong) expect(all.at(-1)?.status).toBe('overgenomen');
    confirmed += all.at(-1)?.status === 'overgenomen' ? 1 : 0;
  };
  // In one history of twenty a region confirms.
  everywhere(law, {}, 500);
  expect(confirmed).toBeGreaterThan(0);
});

test('every deelcasus has exactly one procesregisseur: the team that took it up, else Veilig Thuis', () => {
  everywhere(({ besluit: { casus } }) => {
    for (const deelcasus of casus.deelcasussen) {
      const held = deelcasus.status === 'opgepakt' || deelcasus.status === 'afgerond';
      expect(deelcasus.procesregisseur).toBe(held ? currentOverdracht(deelcasus).team : wide.hub.partij);
    }
  });
});

test('nobody is in the hands of two teams, and once decided for handover nobody whom the melding names is in none', () => {
  everywhere(({ besluit: { casus } }) => {
    const handed = casus.deelcasussen.filter(({ status }) => status !== 'vervallen').flatMap(({ personen }) => personen);
    expect(new Set(handed).size).toBe(handed.length);
    if (casus.status !== 'besloten' && casus.status !== 'overgedragen') return;
    const concerned = casus.personen.filter(({ aard }) => aard === 'directbetrokkene');
    expect(concerned.map(({ id }) => id)).toEqual(expect.arrayContaining(handed));
    expect(handed).toEqual(expect.arrayContaining(concerned.filter(({ nietMeerGenoemd }) => !nietMeerGenoemd).map(({ id }) => id)));
  });
});

test('a status changes by a move of the table only', () => {
  const steps = new Set(Object.values(casusZetten).flatMap(({ van, naar }) => van.map((from) => `${from} ${naar}`)));
  const besluiten = ['ontvangen', 'informatie', 'veiligheidsbeoordeling', 'besloten', 'bij-veilig-thuis'];
  everywhere(({ voor, besluit: { casus } }) => {
    if (!voor || voor.status === casus.status) return;
    const direct = steps.has(`${voor.status} ${casus.status}`);
    const throughBesloten = besluiten.includes(voor.status) && steps.has(`besloten ${casus.status}`);
    expect([voor.status, casus.status, direct || throughBesloten]).toEqual([voor.status, casus.status, true]);
  });
});

test('the same casus, bericht and moment always give the same decision, and nothing given is changed', () => {
  const decide = makeDecide(wide);
  everywhere(({ voor, bericht, now, besluit }) => {
    const again = decide(clone(voor), { ...clone(bericht), ontvangenOp: bericht.ontvangenOp }, now);
    expect(JSON.stringify(again)).toBe(JSON.stringify(besluit));
  });
});

test('a version is one more with every effect and with nothing else; without effect nothing follows', () => {
  everywhere((moment) => {
    const { voor, besluit } = moment;
    expect(besluit.casus.versie).toBe((voor?.versie ?? 0) + (hasEffect(moment) ? 1 : 0));
    if (!hasEffect(moment)) expect(besluit.gevolgen).toEqual([]);
    else expect(besluit.geweigerd).toBeUndefined();
  });
});

test('a bericht that is handled again has no second effect', () => {
  const decide = makeDecide(wide);
  everywhere(({ bericht, now, besluit }) => {
    if (besluit.geweigerd) return;
    expect(decide(besluit.casus, bericht, now)).toEqual({ casus: besluit.casus, gevolgen: [] });
  });
});

test('nothing is sent without a noodzaak and somebody who decided, and no two verzendingen have one id or one identity', () => {
  always((momenten) => {
    const all = momenten.flatMap(verzendingen);
    expect(all.filter(({ noodzaak, beslotenDoor, doel }) => !noodzaak.trim() || !beslotenDoor || !doel)).toEqual([]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const identities = all.map(({ ontvanger, bericht, onderwerp, revisie }) => JSON.stringify([ontvanger, bericht, onderwerp, revisie]));
    expect(new Set(identities).size).toBe(all.length);
  });
});

test('nothing is asked about somebody who is no directbetrokkene, of the partij that reported, or with a doubtful value', () => {
  everywhere((moment) => {
    const { casus } = moment.besluit;
    for (const verzending of verzendingen(moment)) {
      if (verzending.bericht !== 'check-op-bekendheid.v1' && verzending.bericht !== 'verzoek-casusinformatie.v1') continue;
      const persoon = casus.personen.find(({ id }) => id === verzending.onderwerp);
      expect(persoon?.aard).toBe('directbetrokkene');
      expect(casus.meldingen.map(({ partij }) => partij)).not.toContain(verzending.ontvanger);
      for (const veld of persoon?.twijfel ?? []) expect(Object.keys(verzending.inhoud.persoon)).not.toContain(veld);
      expect(verzending.inhoud.persoon.bsn === undefined || verzending.ontvanger === 'rvdk').toBe(true);
    }
  });
});

test('nothing is proposed or asked on a doubly anonymous melding until a person judged that it is looked into', () => {
  let kept = 0;
  let asked = 0;
  everywhere(
    (moment) => {
      const { voor, besluit } = moment;
      if (!isDubbelAnoniem(wide, besluit.casus)) return;
      const free = voor?.anoniemOordeel?.oordeel === 'onderzoeken';
      const questions = verzendingen(moment).filter(({ bericht }) => /^(check-op-bekendheid|verzoek-casusinformatie)/.test(bericht));
      if (!free) expect(questions).toEqual([]);
      if (besluit.casus.anoniemOordeel?.oordeel !== 'onderzoeken') expect(besluit.casus.voorstelVragen).toEqual([]);
      kept += free ? 0 : 1;
      asked += questions.length;
    },
    { anoniem: true },
  );
  expect([kept > 0, asked > 0]).toEqual([true, true]);
});

test('case information is asked only after J of that partner about that person', () => {
  always((momenten) => {
    momenten.forEach((moment, at) => {
      for (const { bericht, ontvanger, onderwerp } of verzendingen(moment)) {
        if (bericht !== 'verzoek-casusinformatie.v1') continue;
        const known = momenten.slice(0, at + 1).some(({ bericht: earlier, voor }) => {
          if (earlier.soort !== 'uitslag-check-op-bekendheid.v1' || earlier.partij !== ontvanger) return false;
          const { verzoek, bekend } = earlier.inhoud as { verzoek: string; bekend: boolean };
          return bekend && voor?.vragen.some((vraag) => vraag.bekendheid === verzoek && vraag.persoon === onderwerp);
        });
        expect(known).toBe(true);
      }
    });
  });
});

test('answers stay within what was asked of whom about whom', () => {
  everywhere(({ besluit: { casus } }) => {
    for (const { vraag: id, partner, persoon, code } of casus.antwoorden) {
      const vraag = casus.vragen.find((one) => one.id === id);
      expect([vraag?.partner, vraag?.persoon, vraag?.vraagcodes.includes(code)]).toEqual([partner, persoon, true]);
    }
  });
});

test('what nobody knows the arrival of is shown until somebody knows, once, and never after an answer to it', () => {
  everywhere(({ voor, bericht, besluit: { casus } }) => {
    const open = casus.signalen
      .filter(({ soort, opgeheven }) => soort === 'bezorging-onzeker' && !opgeheven)
      .map(({ onderwerp }) => onderwerp);
    expect(new Set(open).size).toBe(open.length);
    const answered = casus.vragen.filter(({ bekend }) => bekend !== undefined).map(({ bekendheid }) => bekendheid);
    expect(open.filter((id) => answered.includes(id))).toEqual([]);
    const before = voor?.signalen.filter(({ soort }) => soort === 'bezorging-onzeker') ?? [];
    expect(casus.signalen.filter(({ soort }) => soort === 'bezorging-onzeker').length).toBeGreaterThanOrEqual(before.length);
    if (bericht.soort !== 'bezorging.v1' || bericht.partij !== wide.hub.partij) return;
    const { verzending, uitkomst } = bericht.inhoud as { verzending: string; uitkomst: string };
    if (uitkomst === 'bezorgd') expect(open).not.toContain(verzending);
    const late =
      answered.includes(verzending) ||
      casus.signalen.some(({ soort, onderwerp }) => soort === 'partner-weigert' && onderwerp === verzending);
    const question = casus.vragen.some(({ bekendheid }) => bekendheid === verzending);
    if (uitkomst === 'onzeker' && question && !late) expect(open).toContain(verzending);
  });
});

test('a deelcasus never has a second overdracht while one is open', () => {
  always((momenten) => {
    momenten.forEach((moment) => {
      for (const verzending of verzendingen(moment)) {
        if (verzending.bericht !== 'overdracht.v1') continue;
        const before = moment.voor?.deelcasussen.find(({ id }) => id === verzending.onderwerp);
        expect(['teruggegeven', 'vervallen', undefined]).toContain(before?.status);
      }
    });
  });
});

test('nothing closes, moves or comes back because it is late', () => {
  everywhere(({ voor, bericht, besluit: { casus } }) => {
    if (bericht.soort !== 'verstreken-termijn.v1' || !voor) return;
    expect(casus.deelcasussen).toEqual(voor.deelcasussen);
    expect([casus.zichtOpVeiligheid, casus.status === voor.status || casus.status === 'veiligheidsbeoordeling']).toEqual([
      voor.zichtOpVeiligheid,
      true,
    ]);
  });
});

test('no term ends on a free day, none runs twice, and none disappears', () => {
  always((momenten) => {
    const { termijnen } = momenten.at(-1)!.besluit.casus;
    expect(termijnen.filter(({ uiterlijk }) => isVrijeDag(wide.werkdagen, dagVan(new Date(uiterlijk))))).toEqual([]);
    const ids = new Set(termijnen.map(({ id }) => id));
    expect(ids.size).toBe(termijnen.length);
    const started = momenten.flatMap(({ besluit }) =>
      besluit.gevolgen.flatMap((gevolg) => (gevolg.soort === 'termijn' ? [gevolg.id] : [])),
    );
    expect(new Set(started)).toEqual(ids);
  });
});

test('a casus is plain data: through JSON, and split and joined, it is the same', () => {
  everywhere(({ besluit: { casus } }) => {
    const { dossier, secties } = splitCasus(casus);
    const restored: unknown = JSON.parse(JSON.stringify(joinCasus(dossier, secties.toReversed())));
    expect(isDeepStrictEqual(restored, casus)).toBe(true);
  });
});

test('the random histories reach every status and every soort of verzending', () => {
  const seen = new Set<string>();
  const note = (momenten: readonly Moment[]): void => {
    for (const moment of momenten) {
      seen.add(moment.besluit.casus.status);
      for (const { bericht } of verzendingen(moment)) seen.add(bericht);
      for (const { status } of moment.besluit.casus.deelcasussen) seen.add(status);
    }
  };
  // The rarest of them, `vervallen`, is in one history of forty.
  always(note, {}, 1_500);
  const statussen = ['ontvangen', 'informatie', 'veiligheidsbeoordeling', 'besloten', 'overgedragen', 'bij-veilig-thuis', 'afgesloten'];
  const delen = ['aangeboden', 'opgepakt', 'teruggegeven', 'afgerond', 'vervallen'];
  const uit = [
    'check-op-bekendheid.v1',
    'verzoek-casusinformatie.v1',
    'overdracht.v1',
    'attendering.v1',
    'vt-terugkoppeling.v1',
    'overdracht-veilig-thuis.v1',
    'alarm.v1',
  ];
  expect([...statussen, ...delen, ...uit].filter((one) => !seen.has(one))).toEqual([]);
});
