import { InrichtingError } from '@schakel/contracts';
import { PolicyError } from '@schakel/privacy';
import { DatabaseError } from '@schakel/store/database';
import { NewerDatabaseError } from '@schakel/store/migrate';
import { KeyFileError } from '@schakel/store/key-port';
import { SettingError } from './environment';
import { startFault } from './lifecycle';

test.each([
  [new SettingError('De instellingen kloppen niet: SMTP_URL ontbreekt'), 'SMTP_URL ontbreekt'],
  [
    new InrichtingError([
      { location: 'partijen.yaml/hub/oin', problem: 'geen OIN van twintig cijfers' },
      { location: 'routing.yaml', problem: 'het bestand ontbreekt' },
    ]),
    'inrichting-ongeldig; partijen.yaml/hub/oin: geen OIN van twintig cijfers; routing.yaml: het bestand ontbreekt',
  ],
  [new PolicyError('beleid-niet-vastgesteld', ['rvdk: nog een voorstel']), 'rvdk: nog een voorstel'],
  [new KeyFileError('leesbaar voor anderen'), 'sleutelbestand: leesbaar voor anderen'],
  [new DatabaseError('28P01'), 'database: 28P01'],
  [new NewerDatabaseError(), 'nieuwere versie'],
])('an administrator reads what to mend when the start fails: %p', (error, said) => {
  expect(startFault(error)).toContain(said);
});

test('of an error that is not ours only the class and code are told', () => {
  const error = Object.assign(new Error('postgres://schakel:geheim@db/schakel is down'), { code: 'ECONNREFUSED' });
  expect(startFault(error)).toBe('Error:ECONNREFUSED');
});
