import type { TextTree } from '../app/texts/text-files';

const texts = {
  problems: {
    linkExists: 'This answer is linked already. Nothing was changed.',
    targetUnknown: 'This answer is not there any more, or belongs to another centre. Choose another one.',
    copyUnsupported:
      'Only text, PDF and Word (DOCX) files can be read. Save the document as one of these and attach it again.',
    copyTooLarge: 'The file is too large, or holds too much text. Attach the document without its annexes or pictures.',
    copyEncrypted: 'The file is protected by a password. Remove the protection and attach it again.',
    copyDamaged: 'The file is damaged and cannot be read. Save it again from the program that made it.',
    copyTimeout: 'Reading the file took too long. Attach it as plain text or Word instead.',
    copyEmpty: 'There is no text in the file; a scanned page is only a picture. Attach a version with text.',
    importRefused: 'Nothing was imported. Correct the rows below and send the file again.',
  },
} satisfies TextTree;

export default texts;
