import type { TextTree } from '../app/texts/text-files';

const texts = {
  menu: 'Exporter',
  XLSX: 'Classeur Excel (XLSX)',
  CSV: 'Tableau simple (CSV)',
  PDF: 'Pour impression (PDF)',
  making: 'Préparation du fichier…',
  saved: 'Le fichier est enregistré : {{ name }}',
} satisfies TextTree;

export default texts;
