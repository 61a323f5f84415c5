/** The door of backup and restore: works as the owner of the database, since no other login sees every table. */
export { chooseBackup } from './backup/choose';
export type { Keuze, Zoekopdracht } from './backup/choose';
export { withDrillDatabase } from './backup/drill';
export { BackupError, backupFouten } from './backup/error';
export type { BackupFout } from './backup/error';
export { removeExpired } from './backup/expire';
export { makeBackup } from './backup/make';
export type { BackupOpdracht, GemaakteBackup } from './backup/make';
export type { Manifest, Tabelkopie } from './backup/manifest';
export { restoreBackup } from './backup/restore';
export type { Herstelopdracht, Herstelverslag } from './backup/restore';
export { delen } from './backup/tables';
export type { Deel } from './backup/tables';
