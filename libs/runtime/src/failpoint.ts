/**
 * Ends the process on the spot when the test that started it asked for exactly this point (`STORINGSPUNT=<point>:kill`, only with
 * OMGEVING=test): how a crash between two steps is proven harmless. In any other environment it does nothing.
 */
export function failpoint(point: string): void {
  if (process.env['OMGEVING'] === 'test' && process.env['STORINGSPUNT'] === `${point}:kill`) process.kill(process.pid, 'SIGKILL');
}
