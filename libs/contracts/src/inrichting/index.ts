export { blockOf, onbekendePartij } from './check-maildeur';
export * from './beheer';
export * from './bereikbaarheid';
export { gemeentenIn } from './gemeenten';
export * from './codelijsten';
export * from './digikoppeling';
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
export * from './mailprofiel';
export { meldingVeld } from './check-mailprofielen';
export * from './parse-inrichting';
export * from './partijen';
export * from './postbus';
export * from './routing';
export * from './termijnen';
export * from './werkdagen';
