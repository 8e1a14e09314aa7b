import type { TextTree } from '../app/texts/text-files';

const texts = {
  title: 'Search everything',
  hint: 'Name, number, course, place …',
  close: 'Close',
  results: 'Results',
  found: { one: '{{ n }} result', other: '{{ n }} results' },
  none: 'Nothing found for “{{ typed }}”.',
  rotation: '{{ contingent }}, rotation {{ number }}',
  kind: {
    OWN_MODULE: 'My training',
    PERSON: 'People',
    ROTATION: 'Rotations',
    COURSE: 'Courses',
    MODULE: 'Modules',
    RECOMMENDATION: 'Recommendations',
    COMMAND: 'Go to',
  },
  act: {
    newRotation: 'New rotation',
    findPeople: 'Find people',
    newOffering: 'New offering',
    modules: 'Modules',
    coverage: 'Coverage of recommendations',
    newRecommendation: 'Add a recommendation',
    importSources: 'Import recommendations',
    invite: 'Invite somebody',
    secret: 'Change password or PIN',
  },
} satisfies TextTree;

export default texts;
