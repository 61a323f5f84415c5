import { heeftDringendeWoorden, heeftEigenTekst } from './dringende-woorden';

const lezing = (...teksten: string[]) => ({ onderwerp: '', teksten, bijlagen: new Map<number, string>() });
const woorden = ['acute', 'direct gevaar', 'mes'];

test.each([
  ['Acute onveiligheid: ja', true],
  ['Acute onveiligheid:\nja', true],
  ['Vader heeft een mes.', true],
  ['Toelichting: hij dreigt met een mes', true],
  ['Acute onveiligheid: nee', false],
  ['Direct gevaar: n.v.t.', false],
  ['Acute onveiligheid:\n\nNee', false],
  ['Direct gevaar:\nNaam kind: Bob', false],
  ['Is er direct gevaar:', false],
])('the words of a question count by its answer: %j', (tekst, haste) => {
  expect(heeftDringendeWoorden(lezing(tekst), woorden)).toBe(haste);
});

test.each([
  ['', false],
  ['Beste collega,\nZie bijlage.\nMet vriendelijke groet,', false],
  ['Hierbij een melding.\nDit bericht is vertrouwelijk.', false],
  ['Hierbij een melding. Bel moeder niet.', true],
  ['Het dossier volgt.', true],
])('text beside a message says something of its own, or nothing: %j', (tekst, own) => {
  const profiel = { id: 'p', formaten: [], vasteTeksten: ['Dit bericht is vertrouwelijk'] };
  expect(heeftEigenTekst(lezing(tekst), [profiel])).toBe(own);
});
