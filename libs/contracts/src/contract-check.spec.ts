import { IsString } from 'class-validator';
import { catalogue } from './catalogue';
import { checkCatalogue, leavesOf } from './contract-check';
import { VtMelding } from './berichten/vt-melding.v1';
import { Veld } from './veld';

class Leaky {
  @Veld({ gevoeligheid: 'kenmerk' }) kenmerk!: string;
  @IsString() bsn!: string;
}
class Empty {
  kenmerk?: string;
}

test('every bericht in the catalogue declares a sensitivity for each of its fields', () => {
  expect(() => {
    checkCatalogue();
  }).not.toThrow();
  expect(Object.keys(catalogue).length).toBeGreaterThan(10);
});

test('a validated field without a sensitivity stops the start', () => {
  expect(() => {
    checkCatalogue({ 'lek.v1': { inhoud: Leaky }, 'leeg.v1': { inhoud: Empty } });
  }).toThrow('Leaky.bsn is niet met @Veld aangegeven; Empty heeft geen velden');
});

test('nested fields are known by their path', () => {
  expect(leavesOf(VtMelding)).toContainEqual({ path: 'zorgelijkeSituatie.betrokkenen.formeelAdres.straat', gevoeligheid: 'contact' });
});
