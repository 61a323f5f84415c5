export { blockOf, onbekendePartij } from './check-maildeur';
export * from './beheer';
export { gemeentenIn } from './gemeenten';
export * from './codelijsten';
export {
  bewaartermijnOf,
  dossierhouderOf,
  dossierhouders,
  eigenSysteemOf,
  EigenSysteem,
  eigenSysteemSoorten,
  Bewaartermijn,
  registratieVormen,
} from './eigen-systeem';
export type { Dossierhouder, RegistratieVorm } from './eigen-systeem';
export * from './inrichting';
export * from './issuers';
export * from './maildeur';
export * from './parse-inrichting';
export * from './partijen';
export * from './routing';
export * from './termijnen';
export * from './werkdagen';
