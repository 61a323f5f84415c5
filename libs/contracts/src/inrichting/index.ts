export { gemeentenIn } from './gemeenten';
export * from './codelijsten';
export * from './inrichting';
export * from './issuers';
export * from './parse-inrichting';
export * from './partijen';
export * from './routing';
export * from './termijnen';
export * from './werkdagen';
