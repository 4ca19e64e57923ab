// What a person can mend: the input or the arguments are wrong, said in one line that never holds note text.

/** What is wrong, where, and what to do, in one line. */
export class InputError extends Error {}

const systemReasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EISDIR: 'is a folder',
  ENOTDIR: 'a part of this path is no folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'the link leads back to itself',
};

/** An error of the file system in plain words. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return systemReasons[code] ?? (code === '' ? 'cannot be used' : `cannot be used (${code})`);
}
