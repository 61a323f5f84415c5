import { attendering } from '../../store/src/outbox/testing/sealed';
import { encode } from './ketenpartner';

const adressering = {
  verzending: '5f1d7c52-a0f4-5c8e-9a5b-e1d2c9a4f0b3',
  zender: { oin: '00000099000000001000', naam: 'Veilig Thuis Oefenregio' },
  ontvanger: { oin: '00000099000000002000', naam: 'Raad' },
  tijdstip: new Date('2026-11-21T10:15:00.123Z'),
};

test('only what a verstrekkingsbeleid let through becomes bytes for the wire', () => {
  const sealed = attendering('usd-huizen');
  expect(encode(sealed, adressering).toString()).toContain('f3a1');
  const copy = { soort: sealed.soort, inhoud: sealed.inhoud };
  // @ts-expect-error a copy is not sealed
  expect(() => encode(copy, adressering)).toThrow('niet door minimise gemaakt');
  // @ts-expect-error a literal is not sealed
  expect(() => encode({ soort: 'attendering.v1', inhoud: { nummer: 'f3a1' } }, adressering)).toThrow('niet door minimise gemaakt');
});
