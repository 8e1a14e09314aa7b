export { EXPORT_FORMATS, makeFile, MEDIA_TYPES, type ExportFormat } from './make-file';
export type { ExportMark, ListTable, MatrixTable } from './tables';
export { asOfText, colonOf, dayText, slugOf, type ExportLanguage } from './texts';
