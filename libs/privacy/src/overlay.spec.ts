import { minimise } from './minimise';
import { applyOverlay } from './overlay';
import { shippedFor } from '../../../test/support/policies';

const rvdk = shippedFor('rvdk');
const check = { doel: 'bekendheid', bericht: 'check-op-bekendheid.v1' };
const overlay = (...beperkingen: object[]) => JSON.stringify({ regio: 'gooi-en-vecht', ontvanger: 'rvdk', versie: 2, beperkingen });

test('a region takes a field away, adds a condition, and the ledger can tell', () => {
  const narrow = applyOverlay(rvdk, overlay({ ...check, zonder: ['persoon.bsn'], voorwaarden: ['alleen overdag'] }));
  expect(narrow.id).toBe('rvdk+gooi-en-vecht.2');
  expect(narrow.regels[0]?.velden).toEqual(rvdk.regels[0]?.velden.filter((path) => path !== 'persoon.bsn'));
  expect(narrow.regels[0]?.voorwaarden.at(-1)).toBe('alleen overdag');
  expect(narrow.regels[1]).toEqual(rvdk.regels[1]);
});

test('a disclosure that lapsed cannot be made', () => {
  const narrow = applyOverlay(rvdk, overlay({ ...check, vervalt: true }));
  const inhoud = { verzoek: 'v', reden: '01', persoon: { id: 'p' } };
  const voor = { ontvanger: { id: 'rvdk', soort: 'rvdk', bsnToegestaan: true }, doel: 'bekendheid' } as const;
  expect(() => minimise('check-op-bekendheid.v1', inhoud, narrow, voor)).toThrow('beleid-ontbreekt');
});

test('an overlay has no word for adding', () => {
  expect(() => applyOverlay(rvdk, overlay({ ...check, velden: ['persoon.schuiladres'] }))).toThrow(
    'beperkingen[1]/(onbekend veld) voldoet niet',
  );
});

test('an overlay that takes away what was not there, or speaks of another recipient, is refused', () => {
  expect(() => applyOverlay(rvdk, overlay({ ...check, zonder: ['persoon.taal'] }))).toThrow('persoon.taal ging al niet mee');
  expect(() => applyOverlay(rvdk, overlay({ ...check, doel: 'alarm' }))).toThrow('alarm met check-op-bekendheid.v1 is er niet');
  expect(() => applyOverlay(shippedFor('zvh'), overlay())).toThrow('gooi-en-vecht/rvdk: andere ontvanger');
});
