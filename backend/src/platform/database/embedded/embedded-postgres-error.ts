/** The bundled server cannot serve. The message is one an operator can act on; print it without a stack. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}
