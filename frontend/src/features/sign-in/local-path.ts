/** `wanted` if it is a path within this application, else home: a link must not lead elsewhere after signing in. */
export function localPath(wanted: string | undefined): string {
  return wanted !== undefined && /^\/(?![/\\])/.test(wanted) && !wanted.startsWith('/sign-in') ? wanted : '/';
}
