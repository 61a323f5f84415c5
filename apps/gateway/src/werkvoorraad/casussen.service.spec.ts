import type { Gebruiker } from '@schakel/contracts';
import { MemoryWerkvoorraad } from '../../../../test/support/memory-werkvoorraad';
import { RecordingLog } from '../../../../test/support/test-gateway';
import { inrichting, kind, World } from '../../../../test/support/world';
import { CasussenService } from './casussen.service';

const vera: Gebruiker = { soort: 'gebruiker', id: 'v', naam: 'Vera', organisatie: 'veilig-thuis', rollen: ['veilig-thuis'], teams: [] };

test.each([undefined, '   ', 'x'.repeat(501)])(
  'a casus opens only with a reason that says something in at most 500 characters',
  async (reden) => {
    const store = new MemoryWerkvoorraad(new World());
    store.world.report([kind]);
    const casussen = new CasussenService(store, { inrichting }, new RecordingLog());
    await expect(casussen.open(vera, store.file.id, reden)).rejects.toMatchObject({ code: 'reden-ontbreekt' });
    expect(store.logged).toEqual([]);
    expect(await casussen.open(vera, store.file.id, 'x'.repeat(500))).toMatchObject({ id: store.file.id });
  },
);
