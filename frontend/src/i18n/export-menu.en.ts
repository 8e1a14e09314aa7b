import type { TextTree } from '../app/texts/text-files';

const texts = {
  menu: 'Export',
  XLSX: 'Excel workbook (XLSX)',
  CSV: 'Plain table (CSV)',
  PDF: 'For printing (PDF)',
  making: 'Making the file…',
  saved: 'The file was saved: {{ name }}',
} satisfies TextTree;

export default texts;
