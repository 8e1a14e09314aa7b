export { fingerprintOf, type Fingerprint } from './fingerprint';
export { findPassage, indexParagraphs, type FoundPassage, type PassageHint, type PassageIndex } from './find';
export { joinCutParagraphs, joinLines, paragraphsOf } from './paragraphs';
