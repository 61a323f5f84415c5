import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Ends the process on the spot when the test that started it asked for exactly this point: how a crash between two steps is proven harmless.
 * `STORINGSPUNT=<point>:kill` ends it each time it comes here; a file with the name of the point in the folder STORINGSPUNT_MAP does so once, and
 * is gone before the process is, so that the one that is started again goes on. Only with OMGEVING=test; anywhere else it does nothing.
 */
export function failpoint(point: string): void {
  if (process.env['OMGEVING'] !== 'test') return;
  if (process.env['STORINGSPUNT'] === `${point}:kill` || disarm(point)) process.kill(process.pid, 'SIGKILL');
}

function disarm(point: string): boolean {
  const folder = process.env['STORINGSPUNT_MAP'];
  if (!folder || !existsSync(join(folder, point))) return false;
  rmSync(join(folder, point));
  return true;
}
