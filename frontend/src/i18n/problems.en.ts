import type { TextTree } from '../app/texts/text-files';

/** A sentence for every code of the server's table: what happened, what was kept, what to do. */
const texts = {
  unknown:
    'Something did not work. Nothing that was saved before is lost. Try again; if it happens again, tell support.',
  client: {
    offline: 'The server cannot be reached. Check the connection, then try again.',
    unreadable: 'The server gave an answer that cannot be read. Try again in a moment.',
  },
  request: {
    invalid: 'Some of what was entered cannot be accepted. Check the fields and try again.',
    malformed: 'The request could not be read. Reload the page and try again.',
    tooLarge: 'That is too large to be accepted. Make it smaller and try again.',
    tooMany: 'Too many requests in a short time. Wait {{ wait }}, then try again.',
    notFound: 'This does not exist, or you may not see it.',
    conflict: 'This does not go with what is stored already. Reload and look again.',
    csrf: 'This page is too old to save with. Reload it and try again.',
    unsupportedMedia: 'Files of this kind cannot be read here.',
  },
  access: {
    signInNeeded: 'Sign in to go on.',
    refused: 'Your roles do not allow this.',
    mustChangePin: 'Replace the PIN or password you were given first.',
  },
  signIn: {
    failed: 'What you typed does not match. Check it and try again.',
    locked: 'Too many wrong attempts. Try again in {{ minutes }} min, or ask your training officer to lift the lock.',
  },
  pin: { weak: 'That PIN is too easy to guess. Take 6 to 12 digits, not all the same and not in a row.' },
  password: { weak: 'That password is too easy to guess. Take at least 12 characters, several of them different.' },
  invitation: { invalid: 'This link has been used already or has expired. Ask for a new one.' },
  instance: {
    alreadySet: 'This installation has been set up already. Reload the page.',
    notSet: 'This installation has not been set up yet.',
  },
  centreValue: { notPercent: 'A test takes this value as its pass mark: write a number from 1 to 100.' },
  edit: { stale: 'Somebody else changed this in the meantime. What you wrote is still here: compare before saving.' },
  evidence: {
    own: 'Nobody decides about their own record. Ask somebody else with this role.',
    revoked: 'This record has been revoked already.',
  },
  learning: {
    noAttemptsLeft: 'No attempt is left. Your instructor can tell you what to do next.',
    waiting: 'The next attempt is not open yet. Read the lessons again in the meantime.',
    alreadyPassed: 'You have passed this already. Nothing more is needed.',
    certificateTakenBack:
      'This certificate was revoked. A new one can be made out once the national desk or the training centre allows it.',
    notEarned: 'Something is still missing before this can be given. Look at what is left to do.',
  },
  edition: {
    refused: 'This step is not open now. The reasons are listed with the edition.',
    notOpen: 'Only a draft can be written in. Start a new edition to change something.',
    exists: 'A new edition has been started already. Go on with that one.',
  },
  code: { taken: 'This code is used already. Choose another.' },
  document: { invalid: 'Parts of this document are not as they must be. Check what is marked.' },
  translation: { structure: 'The translation must have the same parts as its source. Reload both and compare.' },
  file: {
    incomplete: 'This picture is incomplete or damaged. Open it, save it again and try the new file.',
    svgUnsafe: 'This drawing carries scripts or links to elsewhere. Save it as a plain drawing and try again.',
    typeRefused: 'Files of this kind are not accepted here.',
  },
  package: { invalid: 'This package is incomplete or damaged. Nothing was taken over from it.' },
  server: {
    failed: 'The server failed at this. Nothing that was saved before is lost. Try again in a moment.',
    busy: 'The server is busy. Try again in a moment.',
  },
} satisfies TextTree;

export default texts;
