import { InstellingError, readInstellingen } from './instellingen';

const env = { OMGEVING: 'test', GATEWAY_URL: 'http://127.0.0.1:8080/', PROEF_GEHEIMEN: '/tmp/geheimen.json', PROEF_RVDK_PORT: '9001' };

test('ports are free ones unless they are given', () => {
  expect(readInstellingen(env)).toMatchObject({ ports: { rvdk: 9001, politie: 0 }, gatewayUrl: 'http://127.0.0.1:8080' });
});

test.each([
  ['it would run in production', { ...env, OMGEVING: 'productie' }],
  ['nothing says that this is an exercise', { ...env, OMGEVING: undefined }],
  ['the hub is unknown', { ...env, GATEWAY_URL: '' }],
  ['the secrets file is unknown', { ...env, PROEF_GEHEIMEN: undefined }],
  ['a port is none', { ...env, PROEF_MAIL_PORT: '70000' }],
])('it does not start when %s', (_, wrong) => {
  expect(() => readInstellingen(wrong)).toThrow(InstellingError);
});
