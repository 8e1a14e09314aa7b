import type { TextTree } from '../app/texts/text-files';

/** What writing has in common, whatever is written: saving, two texts of one thing, and the steps of an edition. */
const texts = {
  otherTab: 'This text is open in another tab as well. Write in one of them only.',
  offline: 'The server cannot be reached. What you write is kept on this device and saved as soon as the line is back.',
  restored: 'What this device had kept was taken up again.',
  save: {
    saved: 'Saved',
    unsaved: 'Not saved yet',
    saving: 'Saving…',
    offline: 'Not saved: no line. Trying again.',
    refused: 'Not saved.',
    stale: 'Not saved: somebody else changed this.',
  },
  conflict: {
    heading: 'Somebody saved another text meanwhile',
    what: 'Both are here; what differs is marked. Nothing is lost until you choose.',
    mine: 'Mine',
    stored: 'Stored',
    copy: 'Copy text',
    copied: 'The text is on the clipboard.',
    take: { mine: 'Keep mine', stored: 'Take the stored one' },
  },
  states: {
    DRAFT: 'Draft',
    IN_REVIEW: 'In review',
    APPROVED: 'Approved',
    PUBLISHED: 'Published',
    SUPERSEDED: 'Superseded',
    RETIRED: 'Retired',
  },
  comments: {
    none: 'No open comment here.',
    all: 'All comments of this edition, resolved ones too',
    add: 'Comment',
    resolve: 'Resolve',
    resolved: 'Resolved',
    reopen: 'Open again',
  },
  steps: {
    heading: 'Next steps',
    comment: 'Comment for the authors',
    commentNeeded: 'Say why it goes back.',
    publish: {
      heading: 'Publish this edition?',
      firstBody: 'It is frozen as it stands, and learners get it from now on.',
      body: 'It is frozen as it stands, and learners get it from now on. The edition before is superseded.',
    },
    retire: {
      heading: 'Retire this edition?',
      body: 'Nobody new can be assigned to it. What people completed stays.',
    },
  },
  actions: {
    submit: 'Send to review',
    return: 'Return to draft',
    approve: 'Approve',
    publish: 'Publish',
    retire: 'Retire',
  },
  done: {
    submit: 'Sent to review.',
    return: 'Back in draft.',
    approve: 'Approved.',
    publish: 'Published.',
    retire: 'Retired.',
  },
  reasons: {
    edition: {
      empty: 'There is nothing in it yet.',
      authorMayNotApprove: 'Who wrote in it may not approve it.',
      blockingFindings: 'Points of the checklist that stand in the way: {{ count }}.',
      referenceReadOnly: 'Reference content cannot be changed here. Copy it into a centre.',
      noSuchStep: 'Somebody moved it meanwhile: it is in another state now.',
      permissionMissing: 'Your roles in this centre do not include it.',
      notProven:
        'The proof did not come to its end: the story has more states than can be explored. Leave out variables or narrow their ranges.',
      filesMissing: 'Pictures or recordings that are not there: {{ count }}.',
      openComments: 'Comments that are not settled: {{ count }}.',
      fictionUnchecked: 'Lines of the fiction check list that are not ticked: {{ count }}.',
    },
    course: {
      nothingPublished: 'None of its modules has a published edition yet: 0 of {{ count }}.',
      ruleOutOfReach: 'Modules asked for: {{ count }}; published: only {{ published }}.',
    },
    translation: {
      incomplete: 'Parts of it are not complete yet.',
      missing: 'Parts of it are not translated yet.',
      structure: 'Parts of it are not translated yet.',
      outdated: 'The source has moved since; look at the marked parts again.',
      translatorMayNotApprove: 'Who translated it may not approve it.',
    },
  },
} satisfies TextTree;

export default texts;
