/** What a person judged to be no melding goes back to its own mailbox, whatever another mailbox still waits for. */
import { randomUUID } from 'node:crypto';
import { freshStore, type FreshStore } from '../../../test/support/database';
import { bewaakPostbussen, openPostbus, terugTeGeven } from './postbussen';

let store: FreshStore;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.drop());

/** A mail that its mailbox is owed back. */
async function owes(postbus: string, uid: number, minutesAgo: number): Promise<void> {
  const poststuk = randomUUID();
  await store.owner.query('insert into postbusmail (postbus, geldigheid, uid, berichten, gelezen_op) values ($1, 1, $2, $3, now())', [
    postbus,
    uid,
    [poststuk],
  ]);
  await store.owner.query('insert into postbus_terug (poststuk, op) values ($1, now() - make_interval(mins => $2))', [poststuk, minutesAgo]);
}

test('what a mailbox cannot get back now holds up no other', async () => {
  const intake = store.open('intake');
  await bewaakPostbussen(intake, ['stil', 'bereikbaar']);
  for (const postbus of ['stil', 'bereikbaar']) await openPostbus(intake, { postbus, geldigheid: 1 }, 1);
  for (let uid = 1; uid <= 120; uid += 1) await owes('stil', uid, 60);
  await owes('bereikbaar', 7, 1);
  expect(await terugTeGeven(intake, { postbus: 'bereikbaar', geldigheid: 1 })).toMatchObject([{ uid: 7 }]);
  expect(await terugTeGeven(intake, { postbus: 'stil', geldigheid: 1 })).toHaveLength(100);
});
