export { makePdf } from './make-pdf';
