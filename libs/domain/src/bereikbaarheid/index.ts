/** Who is woken, in which order, and what happens when nobody takes it up. */
export { volgendeStap } from './ladder';
export type { Ladder, LadderStap } from './ladder';
export { leesAntwoord, oproepnummer } from './oproepnummer';
export { demandRooster } from './overlap';
export { dienstenTussen, gatenIn, isOpDienst, persoonVan, roosterOp } from './rooster';
export type { Dienst, Rooster, Roostergat } from './rooster';
