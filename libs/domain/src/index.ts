/** Every decision of the hub: pure, without clock, I/O or framework, so that each can be replayed from its inputs. */
export * from './besluit';
export * from './casus';
export * from './decide';
export * from './deelcasus-voorstel';
export { casusIdOf } from './ontvang-melding';
export { currentOverdracht, deelcasusZetten } from './overdracht';
export { leeftijdOn, soundBsn, soundGeboortedatum } from './personen';
export { guardReactie } from './reacties';
export * from './routing';
export * from './sections';
export { doorRegel, verzendingId } from './step';
export { eindeTermijn, forecastTermijnen, termijnSoorten } from './termijnen';
export type { Vooruitblik } from './termijnen';
export { casusZetten } from './toestand';
export { aanwijzingenIn, bereikbaarheidsdienst } from './urgentie';
export { guardVervolgbesluit } from './vervolgbesluit';
export { guardVragen } from './vragen';
export * from './werkdagen';
