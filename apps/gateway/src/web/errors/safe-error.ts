const framesKept = 8;

/** All that a log may hold of an error: its class, a short code and where it was thrown. Never its text, which may quote content. */
export interface SafeError {
  readonly name: string;
  readonly code?: string;
  readonly frames: readonly string[];
}

export function safeError(error: unknown): SafeError {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const code: unknown = Reflect.get(error, 'code');
  return { name: error.name, ...(typeof code === 'string' && /^[\w-]{1,40}$/.test(code) ? { code } : {}), frames: framesOf(error) };
}

/** Stack frames stand behind the text; what the text itself contains is cut off first, so that it cannot pose as a frame. */
function framesOf(error: Error): string[] {
  const stack = error.stack ?? '';
  const end = error.message === '' ? 0 : stack.indexOf(error.message) + error.message.length;
  const frames = stack.slice(end).match(/^\s+at [^\n]+:\d+:\d+\)?$/gm) ?? [];
  return frames.slice(0, framesKept).map((frame) => frame.trim().replace(/(?:file:\/\/)?\/[^\s)]*\/(?=(?:apps|libs|node_modules)\/)/, ''));
}
