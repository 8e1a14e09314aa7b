import type { TextTree } from '../app/texts/text-files';

export default {
  problems: {
    rankHeld: 'This rank is still held by people. Give them another rank first.',
    numberTaken: 'Somebody else in this service already has that number.',
    otherName: 'That number belongs to somebody with another name. Check the number, or choose the person shown.',
    datesOrder: 'The dates are not in order. Check those that are marked.',
    stateNotNext: 'That step is not possible from where the rotation stands now.',
    postTaken: 'Somebody holds this post already. Use “Replace” to put another person there.',
    alreadyOnRoll: 'This person already stands on the roll of this rotation.',
    inUse: 'This is still in use: people, posts, sub-units or assignments hang on it.',
    fileDamaged:
      'The file cannot be read. Open it in your spreadsheet program, save it anew and try again. Nothing was changed.',
    fileEmpty: 'No rows were found in the visible sheets of the file. Nothing was changed.',
    fileTooLarge: 'The file is too large: at most 10 MB, 5,000 rows and 60 columns. Nothing was changed.',
    fileUnsupported: 'This kind of file is not read. Use XLSX or CSV.',
    undecided: '{{ count }} doubtful rows still wait for a decision.',
    unmapped: 'Say first which column holds the number and which the name.',
    importClosed: 'This import is finished. Load the file again to start anew.',
    notAdopted:
      '{{ count }} reference modules of this course have not been adopted by the preparing centre. Its approver does that in the course.',
    notPublished: 'Only a published edition of an own or reference course can be used.',
    alreadyAssigned: 'This course is already assigned to the same people.',
    noAccount: 'This person has no account yet.',
    notInstructor: 'Instructors need a teaching role at this centre or for this offering.',
    offeringState: 'That step is not possible from where the offering stands now.',
  },
} satisfies TextTree;
