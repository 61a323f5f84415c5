import fc from 'fast-check';
import type { Queryable } from '@schakel/store/database';
import { bewaakPostbussen } from '@schakel/store/postbussen';
import { mailOf } from '../../../../../test/support/mail';
import { startMailserver, type Mailserver } from '../../../../../test/support/postbus';
import { loginOf } from './login';
import { Ronde } from './ronde';
import { openWereld, type Wereld } from '../../../../../test/support/postbuslezer';
import { verbind } from './verbinding';

jest.setTimeout(60_000);

let mailserver: Mailserver;
let wereld: Wereld;
let letters: Buffer[];
beforeAll(async () => {
  mailserver = await startMailserver();
  wereld = await openWereld(mailserver);
  letters = await Promise.all([1, 2, 3].map((nr) => mailOf({ from: 'buurvrouw@provider.example', subject: `brief ${nr}` })));
});
afterAll(async () => {
  await wereld.close();
  await mailserver.stop();
});

/** A process that dies at its n-th statement: before it, or after it and before it heard so. */
function dying(on: Queryable, at: number, after: boolean): Queryable {
  let left = at;
  return {
    query: async (config) => {
      left -= 1;
      if (left === 0 && after) await on.query(config);
      if (left <= 0) throw new Error('gestorven');
      return on.query(config);
    },
  };
}

const step = fc.record({
  komen: fc.array(fc.nat(2), { maxLength: 3 }),
  sterft: fc.option(fc.record({ bij: fc.integer({ min: 2, max: 14 }), erna: fc.boolean() })),
  nummertOpnieuw: fc.boolean(),
  vlaggenWeg: fc.boolean(),
});

test('whatever dies, is renumbered or loses its flags: every mail is one poststuk, once, and ends marked', async () => {
  const db = wereld.store.open('intake', 2);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 3 }), async (steps) => {
      const postbus = await mailserver.postbus();
      const before = (await wereld.journal()).length;
      const { id } = wereld.options(postbus).postbus;
      await bewaakPostbussen(db, [id]);
      const own = letters.map((letter) => Buffer.concat([Buffer.from(`X-Postbus: ${id}\r\n`), letter]));
      const round = async (on: Queryable) => {
        const options = wereld.options(postbus);
        const client = await verbind(options.postbus, loginOf(options.postbus), { los: true, stilMs: 5_000 });
        await new Ronde(client, on, options).run().finally(() => {
          client.close();
        });
      };
      const arrived: number[] = [];
      for (const { komen, sterft, nummertOpnieuw, vlaggenWeg } of steps) {
        arrived.push(...komen);
        await postbus.put(...komen.map((nr) => own[nr]!));
        if (sterft) await round(dying(db, sterft.bij, sterft.erna)).catch(() => undefined);
        if (vlaggenWeg && arrived.length > 0) await postbus.unflag();
        if (nummertOpnieuw && arrived.length > 0) postbus.renumber();
      }
      await round(db);
      expect((await wereld.journal()).length - before).toBe(new Set(arrived).size);
      const rows = await wereld.rows<{ open: boolean }>(
        'select gemarkeerd_op is null as open from postbusmail m join postbussen p using (postbus, geldigheid) where postbus = $1',
        id,
      );
      expect(rows).toEqual(arrived.map(() => ({ open: false })));
      const flags = await postbus.flags();
      await round(db);
      expect(await postbus.flags()).toEqual(flags);
    }),
    { numRuns: 12 },
  );
});
