/** What Multer leaves of an upload that is kept in memory. */
export class UploadedBytes {
  readonly originalname!: string;
  readonly buffer!: Buffer;
}

/** Multer reads file names as Latin-1; browsers send UTF-8. */
export function fileNameOf(file: UploadedBytes): string {
  return Buffer.from(file.originalname, 'latin1').toString('utf8');
}
