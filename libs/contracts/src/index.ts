/** The language of the hub: what can be said, in which version, how sensitive each field is. Depends on nothing of ours, does no I/O. */
export * from './berichten/mail.v1';
export * from './berichten/melding-professional.v1';
export * from './berichten/overdracht.v1';
export * from './berichten/persoon';
export * from './berichten/vragen.v1';
export * from './berichten/vt-melding.v1';
export * from './catalogue';
export * from './contract-check';
export * from './deelcasus-zetten';
export * from './errors';
export * from './identifiers';
export * from './json-schema';
export * from './inrichting';
export * from './reference';
export * from './rollen';
export * from './validate';
export * from './veld';
