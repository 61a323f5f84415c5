import { BackupError } from '@schakel/store/backup';
import { KeyFileError } from '@schakel/store/vault';
import { CommandError } from './command';

/** Says why a backup or restore is refused: these errors hold codes and names of files only. */
export async function refused<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BackupError) throw new CommandError(`${error.code}: ${error.message}`);
    if (error instanceof KeyFileError) throw new CommandError(error.message);
    throw error;
  }
}
