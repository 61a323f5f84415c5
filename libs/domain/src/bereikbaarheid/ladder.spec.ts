import fc from 'fast-check';
import { volgendeStap, type Ladder } from './ladder';

const begin: Ladder = { gebeld: [], rondes: 0 };
const people = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 });

test('nobody is passed over: while the order stands, each is called once, in that order, before anybody is called again', () => {
  fc.assert(
    fc.property(people, (volgorde) => {
      const called: string[] = [];
      let ladder = begin;
      volgorde.forEach(() => {
        const stap = volgendeStap(volgorde, ladder);
        called.push(...stap.bel);
        ladder = stap;
      });
      expect(called).toEqual(volgorde);
      expect(ladder.rondes).toBe(0);
      expect(volgendeStap(volgorde, ladder)).toMatchObject({ bel: volgorde, rondes: 1 });
    }),
  );
});

test('whoever comes on duty halfway is called, and the ladder never ends without somebody to call', () => {
  fc.assert(
    fc.property(fc.array(people, { minLength: 1, maxLength: 12 }), (orders) => {
      let ladder = begin;
      for (const volgorde of orders) {
        const stap = volgendeStap(volgorde, ladder);
        const unheard = volgorde.filter((id) => !ladder.gebeld.includes(id));
        expect(stap.bel.length).toBeGreaterThan(0);
        expect(stap.bel.every((id) => volgorde.includes(id))).toBe(true);
        if (unheard.length > 0) expect(stap.bel).toContain(unheard[0]);
        ladder = stap;
      }
    }),
  );
});
