import { readFile, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { startProef } from '../../../test/support/proef';
import { loadGeheimen } from './geheimen';

const opens = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      })
      .once('error', () => {
        resolve(false);
      });
  });

test('everything that the ready message names listens, has a secret, and is gone after stop', async () => {
  const proef = await startProef('http://127.0.0.1:9');
  const { oidcIssuers, tokenUrl, users, clients, mailSink, smtpUrl, partners } = proef.gereed;
  const urls = [
    oidcIssuers['veilig-thuis'],
    oidcIssuers.gemeente,
    tokenUrl,
    mailSink,
    smtpUrl,
    partners.rvdk.url,
    partners.politie.control,
  ];
  expect(await Promise.all(urls.map(opens))).toEqual(urls.map(() => true));
  expect(users.filter(({ organisatie }) => organisatie === 'gemeente').map(({ username }) => username)).toEqual([
    'u.usd',
    'h.hilver',
    'l.leider',
  ]);
  expect(new Set(users.map(({ rol }) => rol)).size).toBe(12);
  expect(new Set(clients.map(({ soort }) => soort))).toEqual(new Set(['politie', 'zorg', 'rvdk', 'zvh', 'veilig-thuis', 'gemeente']));
  for (const secret of [...users.map(({ password }) => password), ...clients.map(({ clientSecret }) => clientSecret)])
    expect(secret).toMatch(/^[\w-]{24}$/);
  const kept = JSON.parse(await readFile(proef.geheimen, 'utf8')) as { users: Record<string, string> };
  expect(kept.users['v.vermeer']).toBe(users[0]!.password);
  expect((await stat(proef.geheimen)).mode & 0o777).toBe(0o600);
  await proef.stop();
  expect(await Promise.all(urls.map(opens))).toEqual(urls.map(() => false));
});

test('secrets that are there stay, what is missing is added, and a broken file is not overwritten', async () => {
  const proef = await startProef('http://127.0.0.1:9');
  const path = proef.geheimen;
  const wanted = { users: ['een', 'twee'], clients: [], given: {} };
  await writeFile(path, JSON.stringify({ users: { een: 'blijft' } }), { mode: 0o600 });
  const first = await loadGeheimen(path, wanted);
  expect(first.users['een']).toBe('blijft');
  expect(await loadGeheimen(path, wanted)).toEqual(first);
  await writeFile(path, '{ kapot');
  await expect(loadGeheimen(path, wanted)).rejects.toThrow('PROEF_GEHEIMEN is not JSON');
  expect(await readFile(path, 'utf8')).toBe('{ kapot');
  await proef.stop();
});
